package io.callmesh.llm.prompt;

import io.callmesh.llm.engine.Job.Source;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.runtime.Sink;
import java.util.List;

/// Stands between a language model that answers a question and who asked: adds the citations before the first word, and
/// turns a model's `UNKNOWN` into a finish without words. For one thread.
public final class Sourced implements Sink<Piece> {

    private static final String UNKNOWN = "UNKNOWN";

    private final List<Source> sources;
    private final Sink<Piece> behind;
    private final StringBuilder held = new StringBuilder();
    private boolean answering;

    private Sourced(List<Source> sources, Sink<Piece> behind) {
        this.sources = sources;
        this.behind = behind;
    }

    /// What a model should write to: for a question one of these, for the rest the sink itself.
    public static Sink<Piece> of(Task task, Sink<Piece> said) {
        return task instanceof Task.Question question ? new Sourced(question.sources(), said) : said;
    }

    @Override
    public void put(Piece piece) throws InterruptedException {
        switch (piece) {
            case Piece.Text(var words) -> text(words.reveal());
            case Piece.Finish finish -> finish(finish);
            case Piece.ToolCall _, Piece.Citation _, Piece.Withheld _ -> behind.put(piece);
        }
    }

    private void text(String words) throws InterruptedException {
        if (answering) {
            behind.put(Piece.text(words));
            return;
        }
        held.append(words);
        if (!mayBeUnknown()) release();
    }

    private boolean mayBeUnknown() {
        String begun = held.toString().strip();
        return UNKNOWN.startsWith(begun) || begun.startsWith(UNKNOWN) && begun.length() <= UNKNOWN.length() + 1;
    }

    private void release() throws InterruptedException {
        answering = true;
        for (var source : sources) behind.put(new Piece.Citation(source.id(), source.title(), source.score()));
        behind.put(Piece.text(held.toString()));
    }

    private void finish(Piece.Finish finish) throws InterruptedException {
        boolean unknown = !answering && held.toString().strip().startsWith(UNKNOWN);
        if (!answering && !unknown && !held.isEmpty()) release();
        behind.put(unknown ? new Piece.Finish(Reason.UNKNOWN, finish.promptTokens(), finish.answerTokens()) : finish);
    }
}
