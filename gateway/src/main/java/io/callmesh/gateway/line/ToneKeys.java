package io.callmesh.gateway.line;

import io.callmesh.audio.Frame;
import io.callmesh.audio.dtmf.KeyDetector;
import java.util.ArrayDeque;
import java.util.Deque;

/// An ear that takes the tones of keys out of the sound: they go on as keys, and where they were is silence.
///
/// A frame that may be the beginning of a tone waits until that is known, 40 ms at most; all other sound passes at once. One
/// thread.
final class ToneKeys implements Line.Ear {

    /// A tone is sure after 32 ms, so the third frame decides.
    private static final int UNDECIDED = 2;

    private final Line.Ear ear;
    private final KeyDetector detector;
    private final Deque<Frame> waiting = new ArrayDeque<>(UNDECIDED + 1);

    ToneKeys(Line.Ear ear, int rateHz) {
        this.ear = ear;
        detector = new KeyDetector(rateHz);
    }

    @Override
    public void frame(Frame frame) throws InterruptedException {
        var heard = detector.next(frame.samples());
        waiting.add(frame);
        if (heard.sure()) pass(0, true);
        else pass(heard.tone() ? UNDECIDED : 0, false);
        if (!heard.keys().isEmpty()) ear.keys(heard.keys());
    }

    private void pass(int kept, boolean muted) throws InterruptedException {
        while (waiting.size() > kept) {
            var frame = waiting.remove();
            ear.frame(muted ? new Frame(new short[frame.samples().length], frame.rate(), frame.firstSample()) : frame);
        }
    }

    @Override
    public void keys(String digits) throws InterruptedException {
        ear.keys(digits);
    }

    @Override
    public void text(String typed) throws InterruptedException {
        ear.text(typed);
    }
}
