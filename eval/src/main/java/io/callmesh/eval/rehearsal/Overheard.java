package io.callmesh.eval.rehearsal;

import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.CallEvent.Said;
import io.callmesh.eval.caller.CallEvent.Saying;
import io.callmesh.eval.rehearsal.Dialogue.Expected;
import io.callmesh.eval.rehearsal.Dialogue.Over;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An answer that the caller talks over.
///
/// @param answer its beginning
record Overheard(int turn, Expected expected, Answer answer) {

    /// What the answer lacks, as it was meant to be said.
    ///
    /// @param after what was told since the caller spoke over it
    List<String> complaints(Answer after) {
        if (over()) return new Comparison(expected, answer).complaints();
        var events = Stream.concat(answer.events().stream(), said(after).stream()).toList();
        return new Comparison(expected, new Answer(said(after).isPresent(), events, answer.silenceMs())).complaints();
    }

    /// What should not have become of it.
    List<String> fate(Over expected, Answer after) {
        if (over()) return List.of("expected to speak over an answer, but it was no longer than that");
        return said(after).map(said -> expected.interrupts() ? cut(said) : whole(said)).orElse(List.of("nothing was told of the answer before"));
    }

    private static List<String> cut(Said said) {
        if (!said.interrupted()) return List.of("expected to interrupt the answer before, but it was played to its end");
        boolean beginning = !said.heardText().isBlank() && said.text().startsWith(said.heardText()) && !said.text().equals(said.heardText());
        return beginning ? List.of() : List.of("expected a beginning of '" + said.text() + "' to have been heard, found '" + said.heardText() + "'");
    }

    private static List<String> whole(Said said) {
        return said.interrupted() ? List.of("expected the answer before to be played to its end, but it was interrupted after '" + said.heardText() + "'") : List.of();
    }

    private boolean over() {
        return said(answer).isPresent();
    }

    private Optional<Said> said(Answer told) {
        var turn = answer.last(Saying.class).map(Saying::turn);
        return told.all(Said.class).filter(said -> turn.equals(Optional.of(said.turn()))).findFirst();
    }
}
