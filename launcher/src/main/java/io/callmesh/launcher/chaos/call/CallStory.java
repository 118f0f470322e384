package io.callmesh.launcher.chaos.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the caller of one call saw of it. Thread-safe.
public final class CallStory {

    private final int number;
    private final Manner manner;
    private final Set<Integer> turns = new TreeSet<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private String callId = "", ended = "";
    private Set<Errand> done = Set.of();
    private List<Errand> unserved = List.of();

    /// How a caller calls.
    public enum Manner { TYPES, TYPES_AND_HEARS, SPEAKS }

    /// A stream that broke.
    ///
    /// @param why       as the caller saw it
    /// @param eventMs   from the moment the caller noticed until the first event of the resumed call; below zero: it was not resumed
    /// @param soundMs   the same until the first sound; below zero where there was none
    public record Loss(String why, double eventMs, double soundMs) {}

    public CallStory(int number, Manner manner) {
        this.number = number;
        this.manner = manner;
    }

    public synchronized void opened(String id) {
        callId = id;
    }

    /// The gateway has told that it heard, or answered, this turn.
    public synchronized void acknowledged(int turn) {
        turns.add(turn);
    }

    public synchronized void lost(Loss loss) {
        losses.add(loss);
    }

    public synchronized void trouble(String code) {
        troubles.add(code);
    }

    /// @param reason `hung_up`, `vanished`, `unanswered`, or what the gateway gave as one
    public synchronized void over(String reason, Mind mind) {
        ended = reason;
        done = mind.done();
        unserved = mind.unserved();
    }

    public int number() {
        return number;
    }

    public Manner manner() {
        return manner;
    }

    public synchronized String callId() {
        return callId;
    }

    public synchronized Set<Integer> turns() {
        return Set.copyOf(turns);
    }

    public synchronized List<Loss> losses() {
        return List.copyOf(losses);
    }

    public synchronized Map<String, Integer> troubles() {
        var counted = new TreeMap<String, Integer>();
        troubles.forEach(code -> counted.merge(code, 1, Integer::sum));
        return counted;
    }

    /// Empty while it goes on.
    public synchronized String ended() {
        return ended;
    }

    public synchronized Set<Errand> done() {
        return done;
    }

    public synchronized List<Errand> unserved() {
        return unserved;
    }

    /// Whether its caller came to its end: what it wanted was told, or it left of its own.
    public synchronized boolean finished() {
        return !ended.isEmpty() && !ended.equals("unanswered");
    }
}
