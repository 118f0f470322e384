package io.callmesh.asr.engine;

import io.callmesh.proto.pack.v1.Pack;
import java.util.Set;

/// Turns sound into words. Safe for many threads; each utterance is a [Hearing] of its own.
public interface Recognizer extends AutoCloseable {

    /// As it is annotated and configured.
    String name();

    /// BCP 47 tags of the languages it hears; none: whichever it is configured for.
    Set<String> languages();

    /// In one line, for people: what it hears, and what it does not.
    String summary();

    /// Listens for one utterance after the other.
    ///
    /// @throws io.callmesh.runtime.MeshException with `Overloaded` when there is no room, `EngineFailed` when it broke
    /// @throws InterruptedException when nobody wants it any more
    Hearing open(Task task) throws InterruptedException;

    /// Whether `open` would answer at once.
    default boolean ready(Task task) {
        return true;
    }

    /// Answers once, so that the first caller does not wait for what can be loaded before; engines elsewhere do nothing.
    default void warm() throws InterruptedException {}

    /// Makes ready for an assistant, in the background; returns at once.
    default void expect(Pack pack) {}

    /// How much of what it was told to expect it is not yet ready for.
    default int preparing() {
        return 0;
    }

    @Override
    default void close() {}
}
