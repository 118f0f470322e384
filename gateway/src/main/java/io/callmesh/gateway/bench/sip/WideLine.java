package io.callmesh.gateway.bench.sip;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.line.ForwardedLine;
import io.callmesh.gateway.line.Line;

/// A telephone line for scripted engines, which know 16,000 Hz only: every second sample goes out, and each that comes in twice.
record WideLine(Line line) implements ForwardedLine {

    private static final int RATE_HZ = 16_000;

    @Override
    public Opening opening() {
        var narrow = line.opening();
        return new Opening(narrow.kind(), narrow.tenant(), narrow.assistant(), narrow.language(), RATE_HZ, true, true, "", narrow.caller());
    }

    @Override
    public void listen(Ear ear) throws InterruptedException {
        line.listen(new FrameEar(ear, frame -> ear.frame(wide(frame))));
    }

    private static Frame wide(Frame frame) {
        var twice = new short[frame.samples().length * 2];
        for (int i = 0; i < twice.length; i++) twice[i] = frame.samples()[i / 2];
        return new Frame(twice, RATE_HZ, frame.firstSample() * 2);
    }

    @Override
    public void play(Frame frame) throws InterruptedException {
        var half = new short[frame.samples().length / 2];
        for (int i = 0; i < half.length; i++) half[i] = frame.samples()[i * 2];
        line.play(new Frame(half, RATE_HZ / 2, frame.firstSample() / 2));
    }

    @Override
    public long sendKeys(String keys) throws InterruptedException {
        return 2 * line.sendKeys(keys);
    }

    @Override
    public long heard() {
        return 2 * line.heard();
    }
}
