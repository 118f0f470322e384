package io.callmesh.eval.rehearsal;

import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.Caller;
import io.callmesh.eval.rehearsal.Dialogue.Deed;
import io.callmesh.eval.rehearsal.Dialogue.Exchange;
import io.callmesh.eval.rehearsal.Dialogue.Expected;
import io.callmesh.eval.rehearsal.Dialogue.Over;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A dialogue being played in one call.
final class Performance {

    private final Dialogue dialogue;
    private final Caller caller;
    private final Actor actor;
    private final Rehearsal rehearsal;
    private final List<String> complaints = new ArrayList<>();
    private Optional<Overheard> underWay = Optional.empty();

    /// @param rehearsal is told of repetitions and answers
    Performance(Dialogue dialogue, Caller caller, Actor actor, Rehearsal rehearsal) {
        this.dialogue = dialogue;
        this.caller = caller;
        this.actor = actor;
        this.rehearsal = rehearsal;
    }

    /// Plays it: one line for each thing that went otherwise.
    List<String> complaints() throws InterruptedException {
        greeting();
        for (int turn = 1; turn <= dialogue.exchanges().size(); turn++) turn(turn);
        caller.hangUp();
        caller.failure().ifPresent(broken -> complaints.add(dialogue.name() + ": " + broken.fault()));
        return complaints;
    }

    private void greeting() throws InterruptedException {
        var enough = heardBefore(1);
        var answer = enough.isPresent() ? caller.greeting(enough.get()) : caller.greeting();
        if (!answer.complete()) complain(0, List.of("no greeting"));
        else compare(0, new Expected("", Map.of(), Optional.empty(), dialogue.greeting(), ""), answer);
    }

    private void turn(int turn) throws InterruptedException {
        var exchange = dialogue.exchanges().get(turn - 1);
        if (exchange.nod() && exchange.deed() instanceof Deed.Says words) {
            overheard(turn, exchange.over().get(), actor.nod(words));
            return;
        }
        var enough = heardBefore(turn + 1);
        var answer = actor.perform(exchange.deed(), enough);
        if (exchange.deed() instanceof Deed.Says) rehearsal.answers().accept(answer);
        if (exchange.over().isPresent()) overheard(turn, exchange.over().get(), answer);
        compare(turn, exchange.expected(), said(turn, exchange, answer, enough));
        ended(turn, exchange.expected().ends());
    }

    /// The answer to it, or to its repetition if it was misheard.
    private Answer said(int turn, Exchange exchange, Answer answer, Optional<Duration> enough) throws InterruptedException {
        if (!actor.speaks() || !(exchange.deed() instanceof Deed.Says says)) return answer;
        if (new Comparison(exchange.expected(), answer).tooEarly(says)) complain(turn, List.of("answered before the caller had finished"));
        var comparison = new Comparison(exchange.expected(), answer);
        boolean fits = (enough.isPresent() ? comparison.misunderstood() : comparison.complaints()).isEmpty();
        if (fits || answer.heard().equals(says.text()) || caller.over()) return answer;
        rehearsal.repeats().accept(where(turn) + "'" + says.text() + "' was heard as '" + answer.heard() + "' and answered with '" + answer.said() + "'");
        return actor.perform(says, enough);
    }

    /// An answer that is spoken over is compared when it is known what became of it.
    private void compare(int turn, Expected expected, Answer answer) {
        if (heardBefore(turn + 1).isPresent()) {
            underWay = Optional.of(new Overheard(turn, expected, answer));
            return;
        }
        complain(turn, new Comparison(expected, answer).complaints());
        complain(turn, new Comparison(expected, answer).cutShort());
    }

    private void overheard(int turn, Over over, Answer after) {
        var before = underWay.orElseThrow();
        complain(before.turn(), before.complaints(after));
        complain(turn, before.fate(over, after));
        underWay = Optional.empty();
    }

    private void ended(int turn, String expected) throws InterruptedException {
        if (expected.isEmpty()) return;
        var found = caller.farewell();
        if (!found.equals(Optional.of(expected))) complain(turn, List.of("expected the call to end with " + expected + ", found " + found.orElse("that it goes on")));
    }

    /// How much of the answer is heard before this turn is begun; empty: all of it.
    private Optional<Duration> heardBefore(int turn) {
        return turn > dialogue.exchanges().size() ? Optional.empty() : dialogue.exchanges().get(turn - 1).over().map(Over::after);
    }

    private void complain(int turn, List<String> found) {
        found.forEach(complaint -> complaints.add(where(turn) + complaint));
    }

    private String where(int turn) {
        return dialogue.name() + (turn == 0 ? ": " : " turn " + turn + ": ");
    }
}
