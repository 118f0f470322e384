package io.callmesh.gateway.call;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.Line;

/// A caller's line with somebody listening in: to what is shown to the caller, and to what they say.
record OverheardLine(Line line, Audience audience) implements Line {

    @Override
    public Opening opening() {
        return line.opening();
    }

    @Override
    public void listen(Ear ear) throws InterruptedException {
        line.listen(new Ear() {
            @Override
            public void frame(Frame frame) throws InterruptedException {
                audience.heard(frame);
                ear.frame(frame);
            }

            @Override
            public void keys(String digits) throws InterruptedException {
                ear.keys(digits);
            }

            @Override
            public void text(String typed) throws InterruptedException {
                ear.text(typed);
            }
        });
    }

    @Override
    public void show(Notice notice) throws InterruptedException {
        audience.shown(notice);
        line.show(notice);
    }

    @Override
    public void ready() throws InterruptedException {
        line.ready();
    }

    @Override
    public void play(Frame frame) throws InterruptedException {
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
    public boolean reconnects() {
        return line.reconnects();
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
    public void close() {
        line.close();
    }
}
