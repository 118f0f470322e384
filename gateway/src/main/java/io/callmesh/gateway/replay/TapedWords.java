package io.callmesh.gateway.replay;

import io.callmesh.gateway.listen.Attention;
import io.callmesh.gateway.listen.Recognition.Result;
import io.callmesh.gateway.listen.Stimulus;
import io.callmesh.gateway.listen.Todo;
import java.util.ArrayList;
import java.util.List;

/// The final results on a tape: which words came how long after they were asked for.
final class TapedWords {

    private final List<Taped> results = new ArrayList<>();

    /// @param asked nanoseconds of the ear's clock
    /// @param delay until they came
    record Taped(long asked, long delay, Result.Final words) {}

    static TapedWords of(List<Entry> tape) {
        var taped = new TapedWords();
        var attention = new Attention(((Entry.Header) tape.getFirst()).begun().endpoints());
        long asked = 0;
        for (var entry : tape) {
            if (!(entry instanceof Entry.Noticed(var stimulus, long nanos))) continue;
            if (stimulus instanceof Stimulus.Recognized(Result.Final words)) taped.results.add(new Taped(asked, nanos - asked, words));
            for (var todo : attention.next(stimulus, nanos)) if (todo instanceof Todo.Ask) asked = nanos;
        }
        return taped;
    }

    /// What would have been recognised if it had been asked at `nanos`: what was when it was last asked before, or first
    /// after. Whatever the caller said in between, the tape does not know.
    List<Taped> asked(long nanos) {
        Taped best = null;
        for (var one : results) if (best == null || Math.abs(one.asked() - nanos) < Math.abs(best.asked() - nanos)) best = one;
        return best == null ? List.of() : List.of(best);
    }
}
