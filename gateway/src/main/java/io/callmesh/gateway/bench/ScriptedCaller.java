package io.callmesh.gateway.bench;

import io.callmesh.audio.Frame;
import io.callmesh.audio.activity.Activity.Phase;
import io.callmesh.audio.activity.ActivityMeter;
import java.time.Duration;

/// A caller who hears the greeting, asks so many questions, and hangs up. Before every fourth question the caller does not
/// hear the reply out but speaks over it.
///
/// One thread asks for a frame every 20 ms; others tell what comes back. Knows no transport.
///
/// Whoever interrupts comes a little late with it, each time another part of a frame: else all interruptions would fall on
/// the same moment between two frames of the reply.
public final class ScriptedCaller {

    /// Of the frames both ways.
    public static final int RATE_HZ = Schedule.RATE_HZ;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int INTERRUPTS_EVERY = 4;
    /// Interruptions begin this far into a reply, so that it still goes on when they are noticed 4 frames later.
    private static final int EARLIEST = 5, LATEST = Schedule.REPLY_FRAMES - 12;
    private static final Duration LATER_EACH_TIME = Duration.ofMillis(7);
    private static final int REST_FRAMES = 20;

    private final Figures figures;
    private final int questions;
    private final ActivityMeter meter = new ActivityMeter(Sounds::isVoice);
    private Stage stage = Stage.WAITS;
    private Playback reply = new Playback();
    private int asked, frames, replyTurn = -1;
    private long since = System.nanoTime(), position, verdict, late;

    private enum Stage {
        RESTS,
        SPEAKS,
        WAITS,
        LISTENS,
        DONE
    }

    ScriptedCaller(Figures figures, int questions) {
        this.figures = figures;
        this.questions = questions;
    }

    /// The caller's next 20 ms.
    public synchronized Frame next(long now) {
        switch (stage) {
            case RESTS -> rest(now);
            case SPEAKS -> speak(now);
            case LISTENS -> listen(now);
            case WAITS -> despair(now);
            case DONE -> { }
        }
        var frame = new Frame(stage == Stage.SPEAKS ? Sounds.voice() : Sounds.silence(), Schedule.RATE_HZ, position);
        position += Schedule.FRAME_SAMPLES;
        if (meter.next(frame).phase() == Phase.STARTED && verdict == 0) verdict = now;
        return frame;
    }

    private void rest(long now) {
        if (++frames < REST_FRAMES) return;
        if (asked == questions) enter(Stage.DONE, now);
        else ask(now);
    }

    private void ask(long now) {
        asked++;
        figures.asked();
        meter.reset();
        verdict = 0;
        enter(Stage.SPEAKS, now);
    }

    private void speak(long now) {
        if (++frames == Schedule.SPEECH_FRAMES) enter(Stage.WAITS, now);
    }

    private void listen(long now) {
        if (interrupts() && reply.frames() >= EARLIEST + (7 * asked) % (LATEST - EARLIEST)) {
            late = LATER_EACH_TIME.multipliedBy(asked).toNanos() % Schedule.FRAME.toNanos();
            ask(now);
        } else {
            despair(now);
        }
    }

    private boolean interrupts() {
        return asked > 0 && asked < questions && (asked + 1) % INTERRUPTS_EVERY == 0;
    }

    private void despair(long now) {
        if (now - since < PATIENCE.toNanos()) return;
        if (stage == Stage.LISTENS) figures.endless();
        enter(Stage.RESTS, now);
    }

    private void enter(Stage next, long now) {
        stage = next;
        since = now;
        frames = 0;
    }

    /// When the next frame is due, if the last one was at that time.
    public synchronized long following(long due) {
        long next = due + Schedule.FRAME.toNanos() + late;
        late = 0;
        return next;
    }

    /// Whether the caller has nothing more to ask.
    public synchronized boolean done() {
        return stage == Stage.DONE;
    }

    /// Part of the reply of that turn is about to be spoken.
    public synchronized void saying(int turn) {
        if (turn == replyTurn) return;
        replyTurn = turn;
        reply = new Playback();
    }

    /// A frame of the reply was written.
    public synchronized void hears(long at) {
        reply.frame(at);
        if (stage != Stage.WAITS || reply.frames() > 1) return;
        if (asked > 0) figures.answered(Schedule.milliseconds(at - since - Schedule.PLANNED.toNanos()));
        enter(Stage.LISTENS, at);
    }

    /// What was written and not heard yet is dropped.
    public synchronized void cleared(long at) {
        reply.clear(at);
    }

    /// What a turn is told to have taken.
    public void took(Stages turn) {
        figures.took(turn);
    }

    /// The reply of that turn is over.
    public synchronized void said(int turn, String heardText, boolean interrupted, long at) {
        if (turn != replyTurn) return;
        if (interrupted && verdict > 0) figures.interrupted(Schedule.milliseconds(Math.max(0, reply.lastWritten() - verdict)), wordsOff(heardText));
        else if (stage == Stage.LISTENS) enter(Stage.RESTS, at);
    }

    private int wordsOff(String heardText) {
        int told = heardText.isBlank() ? 0 : heardText.strip().split("\\s+").length;
        return Math.abs(told - reply.words());
    }
}
