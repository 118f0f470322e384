package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.dialogue.Generation.Piece;
import io.callmesh.gateway.dialogue.Generation.Wording;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.List;

/// One text on its way to the caller: clause by clause as it comes, and what there is of a clause when the rest is late.
final class Telling {

    /// Longer than the words of a text are apart when they come steadily.
    private static final Duration STALL = Duration.ofMillis(400);

    private final ClauseSplitter splitter = new ClauseSplitter();
    private final String language;
    private final boolean interruptible;
    private final Sink<Happening> told;
    private final List<String> cited;
    private boolean said;

    /// @param cited gets the passages it is taken from
    Telling(String language, boolean interruptible, Sink<Happening> told, List<String> cited) {
        this.language = language;
        this.interruptible = interruptible;
        this.told = told;
        this.cited = cited;
    }

    /// Tells it to its end, and closes it.
    ///
    /// @return whether there was anything to tell
    boolean tell(Wording wording) throws InterruptedException {
        try (wording) {
            for (var there = wording.atOnce(); there.isPresent(); there = wording.atOnce()) tell(there.get());
            tellRest(wording);
        }
        say(splitter.rest());
        return said;
    }

    private void tellRest(Wording wording) throws InterruptedException {
        try (var arriving = new Arriving(wording)) {
            for (var news = arriving.next(STALL); !(news instanceof Arriving.End); news = arriving.next(STALL)) {
                switch (news) {
                    case Arriving.Came(var piece) -> tell(piece);
                    case Arriving.Late _ -> say(splitter.late());
                    case Arriving.End _ -> { }
                }
            }
        }
    }

    private void tell(Piece piece) throws InterruptedException {
        switch (piece) {
            case Piece.Text(var text) -> say(splitter.add(text));
            case Piece.Cited(var passage) -> cited.add(passage);
            case Piece.Withheld(var guardrail) -> told.put(new Happening.Guarded(guardrail));
        }
    }

    private void say(List<String> clauses) throws InterruptedException {
        said |= !clauses.isEmpty();
        for (var clause : clauses) told.put(new Happening.Said(new Clause(Spoken.of(clause), language, interruptible)));
    }
}
