package io.callmesh.gateway.listen;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.listen.Recognition.Result;
import io.callmesh.runtime.Sink;
import java.util.List;
import java.util.Optional;

/// One utterance on its way through the recogniser, kept whole so that it can be told again. Knows which results are
/// of its newest recognition.
final class Attempt {

    private final Recognizers recognizers;
    private final Recognizers.Order order;
    private final List<Frame> frames;
    private final Sink<Result> told;
    private Optional<Recognition> recognition = Optional.empty();
    private boolean asked;
    private int tries;

    Attempt(Recognizers recognizers, Recognizers.Order order, List<Frame> frames, Sink<Result> told) {
        this.recognizers = recognizers;
        this.order = order;
        this.frames = frames;
        this.told = told;
    }

    /// @throws io.callmesh.runtime.MeshException when the recogniser cannot be reached
    void begin() throws InterruptedException {
        close();
        asked = false;
        int mine = ++tries;
        var fresh = recognizers.open(order, result -> {
            if (mine == tries) told.put(result);
        });
        recognition = Optional.of(fresh);
        for (var frame : frames) fresh.hear(frame);
    }

    void hear(Frame frame) throws InterruptedException {
        frames.add(frame);
        if (!asked && recognition.isPresent()) recognition.get().hear(frame);
    }

    void ask() throws InterruptedException {
        asked = true;
        if (recognition.isPresent()) recognition.get().finish();
    }

    void close() {
        tries++;
        recognition.ifPresent(Recognition::close);
        recognition = Optional.empty();
    }
}
