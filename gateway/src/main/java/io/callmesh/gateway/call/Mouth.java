package io.callmesh.gateway.call;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.speak.Speech;
import io.callmesh.gateway.speak.Speech.Sound;
import io.callmesh.gateway.speak.SpokenClause;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// Plays one reply on the line and keeps account of what was heard of it. One thread; read it when that has ended.
final class Mouth {

    /// The longest that finding the next clause and making its first sound may take together.
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /// Quieter than this, a frame is taken for silence: about -60 dB of full scale.
    private static final double SILENT_DB = 30;
    private static final Clause TONES = new Clause(Spoken.NOTHING, "", false);

    private final Line line;
    private final Gate gate;
    private final LongSupplier nanos;
    private final Map<Integer, Clause> clauses;
    private final NavigableMap<Integer, String> keys;
    private final Map<Integer, List<Speech.Word>> times = new TreeMap<>();
    private final Map<Integer, SpokenClause> spoken = new TreeMap<>();
    private final Sink<Clause> begins;
    private long position;
    private long firstSound;

    /// @param keys   to be sent before the clause of that number, or after all; taken out when they are
    /// @param begins told of every clause when its first frame goes out
    Mouth(Line line, Gate gate, LongSupplier nanos, Map<Integer, Clause> clauses, NavigableMap<Integer, String> keys, Sink<Clause> begins) {
        this.line = line;
        this.begins = begins;
        this.gate = gate;
        this.nanos = nanos;
        this.clauses = clauses;
        this.keys = keys;
        position = line.heard();
    }

    void speak(Speech speech) throws InterruptedException {
        while (true) {
            switch (speech.next(PATIENCE)) {
                case Sound.Audio(int id, var frame) -> play(id, frame);
                case Sound.Words(int id, var words) -> times.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(words);
                case Sound.Done(int id) -> spoken.put(id, begun(id).complete());
                case Sound.End _ -> {
                    press(Integer.MAX_VALUE);
                    return;
                }
            }
        }
    }

    private void play(int id, Frame frame) throws InterruptedException {
        if (!spoken.containsKey(id)) press(id);
        line.ready();
        gate.pass();
        if (!spoken.containsKey(id)) begins.put(clause(id));
        line.play(frame);
        if (firstSound == 0 && Pcm.levelDb(frame.samples()) > SILENT_DB) firstSound = nanos.getAsLong();
        spoken.put(id, begun(id).longer(frame.samples().length));
        position += frame.samples().length;
    }

    /// Nobody interrupts keys.
    private void press(int until) throws InterruptedException {
        for (var due = keys.firstEntry(); due != null && due.getKey() <= until; due = keys.firstEntry()) {
            line.ready();
            gate.pass();
            begins.put(TONES);
            position += line.sendKeys(due.getValue());
            keys.remove(due.getKey());
        }
    }

    private SpokenClause begun(int id) {
        return spoken.computeIfAbsent(id, _ -> new SpokenClause(clause(id), position, 0, false, List.of()));
    }

    private Clause clause(int id) {
        return Objects.requireNonNull(clauses.get(id), "a sound of a clause that was not said");
    }

    long firstSound() {
        return firstSound;
    }

    /// How long it was heard, in milliseconds; 0 where nothing is voiced.
    double heardMs() {
        long heard = line.heard();
        int rateHz = line.opening().rateHz();
        return rateHz == 0 ? 0 : 1_000.0 * spoken.values().stream().mapToLong(clause -> clause.heardSamples(heard)).sum() / rateHz;
    }

    /// What was heard of each clause, in order.
    List<String> heard() {
        long heard = line.heard();
        int rateHz = line.opening().rateHz();
        var texts = new ArrayList<String>();
        spoken.forEach((id, clause) -> texts.add(clause.with(times.getOrDefault(id, List.of())).heardText(heard, rateHz)));
        return texts;
    }
}
