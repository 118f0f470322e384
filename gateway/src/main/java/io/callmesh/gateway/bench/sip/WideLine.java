package io.callmesh.gateway.bench.sip;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.Line;

/// A telephone line for scripted engines, which know 16,000 Hz only: every second sample goes out, and each that comes in twice.
record WideLine(Line line) implements Line {

    private static final int RATE_HZ = 16_000;

    @Override
    public Opening opening() {
        var narrow = line.opening();
        return new Opening(narrow.kind(), narrow.tenant(), narrow.assistant(), narrow.language(), RATE_HZ, true, true, "", narrow.caller());
    }

    @Override
    public void listen(Ear ear) throws InterruptedException {
        line.listen(new Ear() {
            @Override
            public void frame(Frame frame) throws InterruptedException {
                var twice = new short[frame.samples().length * 2];
                for (int i = 0; i < twice.length; i++) twice[i] = frame.samples()[i / 2];
                ear.frame(new Frame(twice, RATE_HZ, frame.firstSample() * 2));
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
    public void ready() throws InterruptedException {
        line.ready();
    }

    @Override
    public void play(Frame frame) throws InterruptedException {
        var half = new short[frame.samples().length / 2];
        for (int i = 0; i < half.length; i++) half[i] = frame.samples()[i * 2];
        line.play(new Frame(half, RATE_HZ / 2, frame.firstSample() / 2));
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
        return 2 * line.heard();
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
