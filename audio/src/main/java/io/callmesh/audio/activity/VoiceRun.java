package io.callmesh.audio.activity;

import io.callmesh.audio.activity.Activity.Phase;
import java.time.Duration;

/// Follows when somebody speaks, pauses and goes on, from whether each frame is voiced. One line, one thread.
public final class VoiceRun {

    private static final int START_FRAMES = 4;

    private int net;
    private boolean speaking;
    private Duration silence = Duration.ZERO;
    private Duration speech = Duration.ZERO;

    /// @param frame how long the frame is
    public Activity next(boolean voiced, Duration frame) {
        net = voiced ? Math.min(net + 1, START_FRAMES) : Math.max(net - 1, 0);
        if (speaking) return goOn(voiced, frame);
        if (net < START_FRAMES) return new Activity(Phase.QUIET, voiced, Duration.ZERO, Duration.ZERO);
        speaking = true;
        silence = Duration.ZERO;
        speech = frame.multipliedBy(START_FRAMES);
        return new Activity(Phase.STARTED, voiced, silence, speech);
    }

    boolean speaking() {
        return speaking;
    }

    /// The speech is over: wait for the next one.
    public void reset() {
        speaking = false;
        net = 0;
        silence = Duration.ZERO;
        speech = Duration.ZERO;
    }

    private Activity goOn(boolean voiced, Duration frame) {
        if (voiced) {
            speech = speech.plus(silence).plus(frame);
            silence = Duration.ZERO;
        } else {
            silence = silence.plus(frame);
        }
        return new Activity(Phase.SPEAKING, voiced, silence, speech);
    }
}
