package io.callmesh.eval.score;

import io.callmesh.audio.Wav;
import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.CallEvent.Understood;
import io.callmesh.eval.caller.Caller;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import io.callmesh.eval.report.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// What assistants make of sounds that are not meant for them: other business, other languages, noise. None of it may become an order or
/// a change.
///
/// A few are heard in one call, one after another, so that one may also be taken for the yes to what the one before was taken for.
///
/// @param atOnce   calls at a time
/// @param progress told of each sound that was taken for something that lasts
public record ForeignBench(Gateway gateway, int atOnce, Consumer<String> progress) {

    private static final int IN_A_CALL = 3;

    /// @param kind what it is
    /// @param name which one: its words, or its file
    public record Foreign(String kind, String name, Wav sound) {}

    private record Heard(String kind, boolean acted, boolean taken, boolean understood) {}

    /// Plays all of them to an assistant; a row for each kind.
    ///
    /// @return how many were heard, and of these how many became an order or a change, and how many were taken for the wish
    public Counts measure(Path pack, int rateHz, List<Foreign> foreigners, Findings findings) throws InterruptedException, IOException {
        var stakes = Stakes.of(pack);
        var calls = new ArrayList<Callable<List<Heard>>>();
        for (int i = 0; i < foreigners.size(); i += IN_A_CALL) {
            var some = foreigners.subList(i, Math.min(i + IN_A_CALL, foreigners.size()));
            calls.add(() -> call(stakes, rateHz, some));
        }
        var heard = Parallel.run(atOnce, calls).stream().flatMap(List::stream).toList();
        var kinds = new LinkedHashSet<String>();
        foreigners.forEach(foreign -> kinds.add(foreign.kind()));
        for (var kind : kinds) row(stakes.assistant(), kind, heard.stream().filter(one -> one.kind().equals(kind)).toList(), findings);
        return counts(heard);
    }

    /// @param acted became an order or a change
    /// @param taken was taken for the wish, and asked back
    public record Counts(int heard, int acted, int taken) {}

    private static Counts counts(List<Heard> heard) {
        return new Counts(heard.size(), (int) heard.stream().filter(Heard::acted).count(), (int) heard.stream().filter(Heard::taken).count());
    }

    private static void row(String assistant, String kind, List<Heard> heard, Findings findings) {
        var counts = counts(heard);
        findings.row("assistant", assistant, "kind", kind, "utterances", counts.heard(), "orders or changes", counts.acted(), "taken for the wish", counts.taken(),
                "understood as anything", (int) heard.stream().filter(Heard::understood).count());
    }

    private List<Heard> call(Stakes stakes, int rateHz, List<Foreign> foreigners) throws InterruptedException {
        var heard = new ArrayList<Heard>();
        var left = List.copyOf(foreigners);
        while (heard.size() < left.size()) listen(stakes, rateHz, left.subList(heard.size(), left.size()), heard);
        return heard;
    }

    /// One call; where it ends early, another one is made for the rest.
    private void listen(Stakes stakes, int rateHz, List<Foreign> foreigners, List<Heard> heard) throws InterruptedException {
        try (var caller = Caller.call(gateway, new Opening(stakes.assistant(), "en", new Opening.Medium.Voice(rateHz)), _ -> { })) {
            caller.greeting();
            for (int i = 0; i < foreigners.size() && (i == 0 || !caller.over()); i++) heard.add(said(stakes, foreigners.get(i), caller.say(foreigners.get(i).sound())));
            caller.hangUp();
        }
    }

    private Heard said(Stakes stakes, Foreign foreign, Answer answer) {
        var heard = new Heard(foreign.kind(), stakes.acted(answer), stakes.taken(answer), answer.all(Understood.class).anyMatch(one -> !one.intent().isEmpty() && !one.intent().equals("out_of_scope")));
        if (heard.acted() || heard.taken()) progress.accept(stakes.assistant() + ": " + foreign.kind() + " '" + foreign.name() + "' was heard as '" + answer.heard() + "', answered with '" + answer.said() + "'");
        return heard;
    }
}
