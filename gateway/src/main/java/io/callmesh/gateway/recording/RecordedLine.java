package io.callmesh.gateway.recording;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.line.ForwardedLine;
import io.callmesh.gateway.line.Line;
import io.callmesh.runtime.recording.Side;

/// A caller's line whose sound is recorded, but for the tones of keys that are sent on it.
public record RecordedLine(Line line, Recorder recorder) implements ForwardedLine {

    @Override
    public void listen(Ear ear) throws InterruptedException {
        line.listen(new Ear() {
            @Override
            public void frame(Frame frame) throws InterruptedException {
                recorder.sounded(Side.CALLER, frame);
                ear.frame(frame);
            }

            @Override
            public void keys(String digits) throws InterruptedException {
                recorder.keyed();
                ear.keys(digits);
            }

            @Override
            public void text(String typed) throws InterruptedException {
                ear.text(typed);
            }
        });
    }

    @Override
    public void play(Frame frame) throws InterruptedException {
        recorder.sounded(Side.ASSISTANT, frame);
        line.play(frame);
    }
}
