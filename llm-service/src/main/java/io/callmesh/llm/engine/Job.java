package io.callmesh.llm.engine;

import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.runtime.privacy.Tokens;
import java.util.List;
import java.util.Map;

/// What an engine is asked to do.
///
/// @param language  of the answer, BCP 47
/// @param history   as it was heard, oldest first
/// @param maxTokens 0: as the engine likes
/// @param known     values that no language model may see, whatever else is sensitive; engines get none
public record Job(String language, List<Message> history, Task task, List<Tool> tools, int maxTokens, Tokens known) {

    public Job {
        history = List.copyOf(history);
        tools = List.copyOf(tools);
    }

    /// One of whose values nothing is known beforehand.
    public Job(String language, List<Message> history, Task task, List<Tool> tools, int maxTokens) {
        this(language, history, task, tools, maxTokens, Tokens.NONE);
    }

    /// The same with another task.
    public Job with(Task other) {
        return new Job(language, history, other, tools, maxTokens, known);
    }

    /// The same with another history.
    public Job after(List<Message> said) {
        return new Job(language, said, task, tools, maxTokens, known);
    }

    public enum Role { CALLER, ASSISTANT, SYSTEM, TOOL }

    /// @param toolCallId of a tool's result: which call it answers
    public record Message(Role role, Spoken text, String toolCallId) {}

    /// @param schema JSON Schema of the arguments
    public record Tool(String name, String description, String schema) {}

    /// The kinds of jobs.
    public sealed interface Task {

        /// Answer from these sources and nothing else; there is at least one, the best first.
        record Question(Spoken text, List<Source> sources) implements Task {
            public Question {
                sources = List.copyOf(sources);
            }
        }

        /// @param from BCP 47
        /// @param to   BCP 47
        record Translate(Spoken text, String from, String to) implements Task {}

        /// The gist of the history, in a sentence or two.
        ///
        /// @param topics what the caller asked about, in order, where that is known: `order status`
        /// @param facts  what is known beside the history, ready to be told: `order number 4271`
        record Summarize(List<String> topics, List<String> facts) implements Task {
            public Summarize {
                topics = List.copyOf(topics);
                facts = List.copyOf(facts);
            }
        }

        /// Go on with the history.
        record Chat(String system) implements Task {}

        /// Write what the prompt of this name asks for. Needs a language model.
        ///
        /// @param prompt names the texts `prompt.LANGUAGE.txt` and, when there is one, `prompt-turn.LANGUAGE.txt` of the prompts
        /// @param parts  what stands for `{name}` in them; `text` is what it is about
        /// @param form   JSON Schema that the answer must fit; empty for free text
        record Write(String prompt, Map<String, Spoken> parts, String form) implements Task {
            public Write {
                parts = Map.copyOf(parts);
            }
        }
    }

    /// A passage to answer from.
    ///
    /// @param answer the sentences of it that are nearest to the question
    /// @param score  0 to 1
    public record Source(String id, String title, String text, String answer, double score) {}
}
