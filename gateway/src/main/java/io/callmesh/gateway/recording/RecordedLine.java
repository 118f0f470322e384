package io.callmesh.gateway.recording;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.Line;
import io.callmesh.runtime.recording.Side;

/// A caller's line whose sound is recorded, but for the tones of keys that are sent on it.
public record RecordedLine(Line line, Recorder recorder) implements Line {

    @Override
    public Opening opening() {
        return line.opening();
    }

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
    public void ready() throws InterruptedException {
        line.ready();
    }

    @Override
    public void play(Frame frame) throws InterruptedException {
        recorder.sounded(Side.ASSISTANT, frame);
        line.play(frame);
    }

    @Override
    public boolean sendsKeys() {
        return line.sendsKeys();
    }

    @Override
    public long sendKeys(String keys) throws InterruptedException {
        return line.sendKeys(keys);
    }

    @Override
    public boolean transfers() {
        return line.transfers();
    }

    @Override
    public boolean transfer(String target) throws InterruptedException {
        return line.transfer(target);
    }

    @Override
    public void drain() throws InterruptedException {
        line.drain();
    }

    @Override
    public void hush() {
        line.hush();
    }

    @Override
    public long heard() {
        return line.heard();
    }

    @Override
    public void show(Notice notice) throws InterruptedException {
        line.show(notice);
    }

    @Override
    public void close() {
        line.close();
    }
}
