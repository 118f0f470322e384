package io.callmesh.eval.understanding;

import java.time.Duration;
import java.util.List;

/// What understands callers, as its clients see it.
public interface Mind extends AutoCloseable {

    /// Where a value stands, in UTF-16 units.
    ///
    /// @param to after the last one
    record Value(String slot, int from, int to) {}

    /// What was understood.
    ///
    /// @param intents     the best first; empty when out of scope
    /// @param provisional the pack was still being learned
    /// @param took        from the question to the answer
    record Meant(List<String> intents, List<Value> slots, boolean provisional, Duration took) {}

    /// Hands over a pack and waits until it is learned.
    ///
    /// @return the pack's name in questions
    /// @throws io.callmesh.runtime.MeshException with `BadInput` when the pack is too large
    String learn(TrainingPack pack) throws InterruptedException;

    /// @param pack      as [#learn] named it
    /// @param expecting the slot that was asked for, or empty
    Meant ask(String pack, String language, String text, String expecting);

    @Override
    void close();
}
