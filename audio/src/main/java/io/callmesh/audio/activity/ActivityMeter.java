package io.callmesh.audio.activity;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import java.time.Duration;

/// Follows one line's voice activity. Speech begins when a detector hears a voice for a while that stands out of the
/// noise; it goes on as long as there is voice, or sound about as loud as the speaker ([Loudness]).
///
/// Start rule, pre-roll and limits were measured: `docs/turn-taking.md`, `./mesh bench endpoints`.
///
/// One instance per line, one thread.
public final class ActivityMeter implements AutoCloseable {

    public static final Duration PRE_ROLL = Duration.ofMillis(300);
    public static final double MARGIN_DB = 5;

    private final VoiceDetector detector;
    private final Loudness loudness;
    private final VoiceRun run = new VoiceRun();

    public ActivityMeter(VoiceDetector detector) {
        this(detector, MARGIN_DB);
    }

    /// @param marginDb what begins stands out of the noise by; for measurements
    public ActivityMeter(VoiceDetector detector, double marginDb) {
        this.detector = detector;
        loudness = new Loudness(marginDb);
    }

    public Activity next(Frame frame) {
        return run.next(loudness.ofSpeaker(Pcm.levelDb(frame.samples()), detector.voice(frame), run.speaking()), frame.length());
    }

    /// The speech is over: listen for the next one.
    public void reset() {
        loudness.forgetSpeaker();
        run.reset();
    }

    @Override
    public void close() {
        detector.close();
    }
}
