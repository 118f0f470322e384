package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.runtime.Sink;

/// An answer that was prepared before it was certain that its question would be asked. Nothing has come of it that lasts.
///
/// One thread at a time; whoever has it closes it.
@FunctionalInterface
public interface Foresight extends AutoCloseable {

    /// Answers as [Dialogue#answer] does, with as much of what was prepared as fits this question. At most once.
    void answer(Question question, Sink<Happening> told) throws InterruptedException;

    /// Drops what is left of it.
    @Override
    default void close() {}
}
