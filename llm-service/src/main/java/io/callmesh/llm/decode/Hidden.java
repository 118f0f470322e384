package io.callmesh.llm.decode;

import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.engine.Piece;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.runtime.privacy.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// A job as a language model may see it: tokens stand for what is sensitive in all that people said, and the values come back in what
/// the model tells. Instructions and the sources that a pack offers stay as they are. One thread.
final class Hidden {

    private final String language;
    private Tokens tokens;

    private Hidden(Job job) {
        language = job.language();
        tokens = job.known();
    }

    /// Does the job with a model that sees tokens only.
    ///
    /// @param said told with the values
    static void generate(Generator model, Job job, Sink<Piece> said) throws InterruptedException {
        var hidden = new Hidden(job);
        var masked = hidden.masked(job);
        var revealing = new Revealing(hidden.tokens, said);
        model.generate(masked, revealing);
        revealing.finish();
    }

    private Job masked(Job job) {
        var history = new ArrayList<Message>();
        for (var message : job.history()) history.add(new Message(message.role(), mask(message.text()), message.toolCallId()));
        return new Job(job.language(), history, masked(job.task()), job.tools(), job.maxTokens());
    }

    private Task masked(Task task) {
        return switch (task) {
            case Task.Question(var text, var sources) -> new Task.Question(mask(text), sources);
            case Task.Translate(var text, var from, var to) -> new Task.Translate(mask(text), from, to);
            case Task.Summarize(var topics, var facts) -> new Task.Summarize(topics, facts.stream().map(this::mask).toList());
            case Task.Chat chat -> chat;
            case Task.Write(var prompt, var parts, var form) -> {
                var hidden = new LinkedHashMap<String, Spoken>();
                parts.keySet().stream().sorted().forEach(name -> hidden.put(name, mask(parts.getOrDefault(name, Spoken.NOTHING))));
                yield new Task.Write(prompt, hidden, form);
            }
        };
    }

    private Spoken mask(Spoken text) {
        return Spoken.of(mask(text.reveal()));
    }

    private String mask(String text) {
        var masked = tokens.mask(text, language);
        tokens = masked.tokens();
        return masked.text();
    }

    /// Puts the values back; waits for the end of a token that has begun.
    private static final class Revealing implements Sink<Piece> {

        private static final int LONGEST_TOKEN = 24;

        private final Tokens tokens;
        private final Sink<Piece> said;
        private String open = "";

        private Revealing(Tokens tokens, Sink<Piece> said) {
            this.tokens = tokens;
            this.said = said;
        }

        @Override
        public void put(Piece piece) throws InterruptedException {
            if (piece instanceof Piece.Text(var words)) tell(open + words.reveal());
            else {
                finish();
                said.put(piece instanceof Piece.ToolCall(var id, var name, var arguments) ? new Piece.ToolCall(id, name, Spoken.of(tokens.resolve(arguments.reveal()))) : piece);
            }
        }

        private void tell(String text) throws InterruptedException {
            int bracket = text.lastIndexOf('[');
            boolean begun = bracket >= 0 && text.indexOf(']', bracket) < 0 && text.length() - bracket < LONGEST_TOKEN;
            open = begun ? text.substring(bracket) : "";
            String whole = begun ? text.substring(0, bracket) : text;
            if (!whole.isEmpty()) said.put(Piece.text(tokens.resolve(whole)));
        }

        private void finish() throws InterruptedException {
            String rest = open;
            open = "";
            if (!rest.isEmpty()) said.put(Piece.text(tokens.resolve(rest)));
        }
    }
}
