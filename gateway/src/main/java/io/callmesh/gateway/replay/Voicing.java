package io.callmesh.gateway.replay;

import io.callmesh.audio.activity.Activity;
import io.callmesh.audio.activity.Activity.Phase;
import java.time.Duration;

/// What an ear would have sensed of the taped frames if it had begun and ended its utterances elsewhere: only whether a
/// frame was voiced is taken from the tape.
final class Voicing {

    private static final Duration FRAME = Duration.ofMillis(20);
    /// As [io.callmesh.audio.activity.ActivityMeter] starts.
    private static final int START_FRAMES = 4;

    private int net;
    private boolean speaking;
    private Duration silence = Duration.ZERO, speech = Duration.ZERO;

    Activity next(Activity taped) {
        boolean voiced = taped.voiced();
        net = voiced ? Math.min(net + 1, START_FRAMES) : Math.max(net - 1, 0);
        if (speaking) return goOn(voiced);
        boolean starts = taped.phase() == Phase.STARTED || net >= START_FRAMES;
        if (!starts) return new Activity(Phase.QUIET, voiced, Duration.ZERO, Duration.ZERO);
        speaking = true;
        silence = Duration.ZERO;
        speech = FRAME.multipliedBy(START_FRAMES);
        return new Activity(Phase.STARTED, voiced, silence, speech);
    }

    private Activity goOn(boolean voiced) {
        speech = voiced ? speech.plus(silence).plus(FRAME) : speech;
        silence = voiced ? Duration.ZERO : silence.plus(FRAME);
        return new Activity(Phase.SPEAKING, voiced, silence, speech);
    }

    /// The utterance is over.
    void forget() {
        speaking = false;
        net = 0;
    }
}
