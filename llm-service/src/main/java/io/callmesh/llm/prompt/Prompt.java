package io.callmesh.llm.prompt;

import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Source;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.language.Language;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A job as a language model takes it: an instruction, and a conversation that ends with the caller.
///
/// What stays the same from turn to turn comes first: the instruction, then the history. What belongs to one turn, as the
/// passages of a question, comes with the last message. So a model that keeps what it has read reads only what is new. A long
/// history is cut to a budget of tokens, see `History`.
///
/// @param system   the instruction, in the language of the answer where there is a text for it, else in English
/// @param messages oldest first; none is a system message
/// @param form     JSON Schema that the answer must fit, or empty
public record Prompt(Spoken system, List<Message> messages, String form) {

    private static final String TEXT = "text", TURN = "-turn";

    public Prompt {
        messages = List.copyOf(messages);
    }

    public static Prompt of(Job job) {
        return switch (job.task()) {
            case Task.Question(var text, var sources) -> turn("question", job, Map.of("passages", passages(sources), TEXT, text.reveal()), "");
            case Task.Translate(var text, var from, var to) ->
                new Prompt(text("translate", job, Map.of("from", name(from, job), "to", name(to, job))), List.of(new Message(Role.CALLER, text, "")), "");
            case Task.Summarize summarize -> new Prompt(text("summarize", job, Map.of("facts", String.join(", ", summarize.facts()))), List.of(transcript(job)), "");
            case Task.Chat(var system) -> remembering(text("chat", job, Map.of("system", system)), History.of(job.history()), job, "");
            case Task.Write(var name, var parts, var form) -> turn(name, job, revealed(parts), form);
        };
    }

    private static Map<String, String> revealed(Map<String, Spoken> parts) {
        var revealed = new LinkedHashMap<String, String>();
        parts.forEach((name, part) -> revealed.put(name, part.reveal()));
        return revealed;
    }

    private static Prompt turn(String name, Job job, Map<String, String> parts, String form) {
        var history = History.of(job.history());
        boolean worded = Texts.known(name + TURN);
        var last = worded ? text(name + TURN, job, parts) : Spoken.of(parts.getOrDefault(TEXT, ""));
        return remembering(text(name, job, parts), new History(history.earlier(), and(history.recent(), parts.getOrDefault(TEXT, ""), last)), job, form);
    }

    private static Prompt remembering(Spoken system, History history, Job job, String form) {
        if (history.earlier().nothing()) return new Prompt(system, history.recent(), form);
        var earlier = text("earlier", job, Map.of(TEXT, history.earlier().reveal()));
        return new Prompt(Spoken.of(system.reveal() + "\n" + earlier.reveal()), history.recent(), form);
    }

    private static Spoken text(String name, Job job, Map<String, String> parts) {
        var filled = new LinkedHashMap<>(parts);
        filled.put("language", name(job.language(), job));
        return Spoken.of(Texts.filled(Texts.of(name, Language.primary(job.language())), filled).strip());
    }

    private static String passages(List<Source> sources) {
        var passages = new StringBuilder();
        for (int i = 0; i < sources.size(); i++) passages.append("[%d] %s\n%s\n\n".formatted(i + 1, sources.get(i).title(), sources.get(i).text()));
        return passages.toString().strip();
    }

    private static String name(String language, Job job) {
        if (language.isEmpty()) return Language.primary(job.language()).equals("zh") ? "原文的语言" : "the language it is in";
        return Locale.forLanguageTag(language).getDisplayLanguage(Language.primary(job.language()).equals("zh") ? Locale.CHINESE : Locale.ENGLISH);
    }

    /// The last message is the turn's, whether or not the history has it already.
    private static List<Message> and(List<Message> said, String text, Spoken turn) {
        var messages = new ArrayList<>(said);
        if (!messages.isEmpty() && messages.getLast().equals(new Message(Role.CALLER, Spoken.of(text), ""))) messages.removeLast();
        messages.add(new Message(Role.CALLER, turn, ""));
        return messages;
    }

    private static Message transcript(Job job) {
        var lines = job.history().stream().map(message -> (message.role() == Role.SYSTEM ? "before" : message.role().name().toLowerCase(Locale.ROOT)) + ": " + message.text().reveal()).toList();
        return new Message(Role.CALLER, Spoken.of(String.join("\n", lines)), "");
    }
}
