package io.callmesh.gateway.listen;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Event.EarTimes;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.listen.Recognition.Result;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One utterance on its way through the recogniser, kept whole so that it can be told again when a final result that
/// was asked for early turns out to be too early.
final class Attempt {

    /// A caller who goes on says at least this many frames of voice.
    private static final int GOES_ON_FRAMES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(4), BUSY_PATIENCE = Duration.ofSeconds(10);

    private final Recognizers recognizers;
    private final Recognizers.Order order;
    private final List<Frame> frames;
    private Recognition recognition;
    private boolean asked, busy;
    private int voicedSince;
    private long askedAt, lastVoiced;
    private Optional<Input.Words> words = Optional.empty();

    Attempt(Recognizers recognizers, Recognizers.Order order, List<Frame> frames) throws InterruptedException {
        this.recognizers = recognizers;
        this.order = order;
        this.frames = frames;
        recognition = recognizers.open(order);
    }

    void start() throws InterruptedException {
        for (var frame : frames) recognition.hear(frame);
    }

    void voiced(long now) {
        lastVoiced = now;
    }

    void hear(Frame frame, boolean voiced) throws InterruptedException {
        frames.add(frame);
        if (!asked) {
            recognition.hear(frame);
            return;
        }
        voicedSince = voiced ? voicedSince + 1 : 0;
        if (voicedSince >= GOES_ON_FRAMES) tellAgain();
    }

    private void tellAgain() throws InterruptedException {
        recognition.close();
        recognition = recognizers.open(order);
        asked = false;
        voicedSince = 0;
        words = Optional.empty();
        start();
    }

    void ask(long now) throws InterruptedException {
        if (asked) return;
        asked = true;
        askedAt = now;
        recognition.finish();
    }

    /// @return the newest partial result, if one has come
    Optional<Result.Partial> look(long now) throws InterruptedException {
        Optional<Result.Partial> partial = Optional.empty();
        for (var result = recognition.look(); result.isPresent(); result = recognition.look()) {
            switch (result.get()) {
                case Result.Partial newest -> partial = Optional.of(newest);
                case Result.Waiting _ -> busy = true;
                case Result.Final(var said) -> answered(said);
            }
        }
        var patience = busy ? BUSY_PATIENCE : PATIENCE;
        if (asked && words.isEmpty() && now - askedAt > patience.toNanos()) throw new MeshException(new Fault.TimedOut("recognition", patience));
        return partial;
    }

    private void answered(Input.Words said) {
        if (asked) words = Optional.of(said);
    }

    boolean answered() {
        return words.isPresent();
    }

    Optional<Input.Words> words() {
        return words;
    }

    /// A final result that is later than the pause needed to be counts as recognition, not as pause.
    EarTimes times(long now, Duration hangover) {
        return new EarTimes(lastVoiced, Math.min(now, lastVoiced + hangover.toNanos()), now);
    }

    void close() {
        recognition.close();
    }
}
