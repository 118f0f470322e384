package io.callmesh.tts.engine;

import io.callmesh.audio.Frame;
import io.callmesh.runtime.Sink;
import java.util.List;

/// An engine that turns words into sound.
///
/// Engines load on first use and may be called from several threads at once.
public interface Synthesizer extends AutoCloseable {

    /// By which configuration and requests name it; the first half of its voices' names.
    String name();

    /// What it can speak with, the one preferred for a language before others of that language.
    List<Voice> voices();

    /// Speaks, delivering sound as it is made, without gaps, and the first frame as soon as there is one; returns when all
    /// has been delivered. Text without anything to say is silence: few frames or none, and no words.
    ///
    /// Words come in their order, each in one list, at the latest when the next word begins to sound. Both sinks may be
    /// called on a thread of the engine's own, never two at a time.
    ///
    /// @throws InterruptedException when nobody wants the rest; at most one more frame may follow
    /// @throws io.callmesh.runtime.MeshException with `EngineFailed` when the engine breaks, with `Unavailable` when
    ///     something that it needs is not there, with `BadInput` when it cannot take the text
    void synthesize(Speech speech, Sink<Frame> voice, Sink<List<SpokenWord>> words) throws InterruptedException;

    /// Ends its threads and processes.
    @Override
    default void close() {}
}
