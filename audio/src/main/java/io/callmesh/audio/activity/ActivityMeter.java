package io.callmesh.audio.activity;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.audio.activity.Activity.Phase;
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

    private static final int START_FRAMES = 4;

    private final VoiceDetector detector;
    private final Loudness loudness;
    private int net;
    private boolean speaking;
    private Duration silence = Duration.ZERO;
    private Duration speech = Duration.ZERO;

    public ActivityMeter(VoiceDetector detector) {
        this(detector, MARGIN_DB);
    }

    /// @param marginDb what begins stands out of the noise by; for measurements
    public ActivityMeter(VoiceDetector detector, double marginDb) {
        this.detector = detector;
        loudness = new Loudness(marginDb);
    }

    public Activity next(Frame frame) {
        boolean voiced = loudness.ofSpeaker(Pcm.levelDb(frame.samples()), detector.voice(frame), speaking);
        net = voiced ? Math.min(net + 1, START_FRAMES) : Math.max(net - 1, 0);
        if (speaking) return goOn(frame, voiced);
        if (net < START_FRAMES) return new Activity(Phase.QUIET, voiced, Duration.ZERO, Duration.ZERO);
        speaking = true;
        silence = Duration.ZERO;
        speech = frame.length().multipliedBy(START_FRAMES);
        return new Activity(Phase.STARTED, voiced, silence, speech);
    }

    /// The speech is over: listen for the next one.
    public void reset() {
        speaking = false;
        loudness.forgetSpeaker();
        net = 0;
        silence = Duration.ZERO;
        speech = Duration.ZERO;
    }

    private Activity goOn(Frame frame, boolean voiced) {
        if (voiced) {
            speech = speech.plus(silence).plus(frame.length());
            silence = Duration.ZERO;
        } else {
            silence = silence.plus(frame.length());
        }
        return new Activity(Phase.SPEAKING, voiced, silence, speech);
    }

    @Override
    public void close() {
        detector.close();
    }
}
