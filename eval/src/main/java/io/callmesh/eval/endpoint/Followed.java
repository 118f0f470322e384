package io.callmesh.eval.endpoint;

import io.callmesh.audio.activity.Activity.Phase;
import io.callmesh.audio.activity.ActivityMeter;
import java.util.ArrayList;
import java.util.List;

/// What the voice activity of one clip was taken to be. All hangovers can be read off it: the end is found when a pause has
/// lasted as long.
///
/// @param clip      that was heard
/// @param started   where the speech that is passed on begins, in ms; -1 when none was found
/// @param early     beginnings found and lost again before anybody spoke
/// @param pauses    the silences before the true end, in ms
/// @param lastVoice end of the last voice heard, in ms
record Followed(Clip clip, int started, int early, List<Integer> pauses, int lastVoice) {

    /// Nobody who is cut here goes on with voice worth speaking of.
    private static final int AT_THE_END_MS = 100;
    private static final int FORGET_MS = 800, LOST_MS = 400;

    /// Runs the clip through a fresh meter, and closes it.
    static Followed by(ActivityMeter meter, Clip clip) {
        int started = -1, early = 0, silence = 0, lastVoice = 0, at = 0;
        var pauses = new ArrayList<Integer>();
        for (var frame : clip.frames()) {
            if (frame.samples().length < frame.rate() / 50) break;
            var activity = meter.next(frame);
            at += Clip.FRAME_MS;
            if (activity.phase() == Phase.QUIET) continue;
            if (activity.phase() == Phase.STARTED) started = at - (int) activity.speech().toMillis() - (int) ActivityMeter.PRE_ROLL.toMillis();
            int now = (int) activity.silence().toMillis();
            if (now == 0) {
                if (silence > 0 && at - silence < clip.end() - AT_THE_END_MS) pauses.add(silence);
                lastVoice = at;
            }
            silence = now;
            if (at < clip.begin() && now >= FORGET_MS) {
                early++;
                started = -1;
                silence = 0;
                pauses.clear();
                meter.reset();
            }
        }
        meter.close();
        return new Followed(clip, started, early, pauses, lastVoice);
    }

    boolean found(int hangover) {
        int length = clip.frames().size() * Clip.FRAME_MS;
        return started >= 0 && lastVoice + hangover <= length && lastVoice > clip.begin();
    }

    boolean clipped() {
        return started > clip.begin();
    }

    /// Nothing was heard of the last words.
    boolean lost() {
        return started >= 0 && lastVoice < clip.end() - LOST_MS;
    }

    int delay(int hangover) {
        return lastVoice + hangover - clip.end();
    }
}
