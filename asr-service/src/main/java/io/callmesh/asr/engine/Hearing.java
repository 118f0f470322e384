package io.callmesh.asr.engine;

import io.callmesh.audio.Frame;
import java.util.Optional;

/// One voice being listened to, utterance after utterance. For one thread.
public interface Hearing extends AutoCloseable {

    /// Takes the next sound of the utterance, of any length, at the rate of the task.
    void hear(Frame frame) throws InterruptedException;

    /// What it sounds like so far, if that has changed since it was last asked; only when the task wants interim results.
    default Optional<Heard.Partial> partial() {
        return Optional.empty();
    }

    /// The utterance is over: what was said. The next frame begins another.
    ///
    /// @return without alternatives when nothing was understood
    /// @throws io.callmesh.runtime.MeshException with `EngineFailed`, `TimedOut` or `Overloaded`
    /// @throws InterruptedException within a frame's time when nobody wants the result any more
    Heard finish() throws InterruptedException;

    /// The utterance is over and nobody wants to know.
    void discard();

    @Override
    void close();
}
