package io.callmesh.asr.engine.scripted;

import io.callmesh.asr.engine.Heard;
import io.callmesh.asr.engine.Hearing;
import io.callmesh.audio.Frame;
import java.time.Duration;
import java.util.Optional;

/// Another hearing, whose final result is waited for.
final class LateHearing implements Hearing {

    private final Hearing hearing;
    private final Duration last;

    LateHearing(Hearing hearing, Duration last) {
        this.hearing = hearing;
        this.last = last;
    }

    @Override
    public void hear(Frame frame) throws InterruptedException {
        hearing.hear(frame);
    }

    @Override
    public Optional<Heard.Partial> partial() {
        return hearing.partial();
    }

    @Override
    public Heard finish() throws InterruptedException {
        Thread.sleep(last);
        return hearing.finish();
    }

    @Override
    public void discard() {
        hearing.discard();
    }

    @Override
    public void close() {
        hearing.close();
    }
}
