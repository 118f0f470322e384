package io.callmesh.llm.engine;

import io.callmesh.runtime.Sink;

/// One language engine. Called from many threads at once; keeps nothing between jobs.
///
/// To add an engine: implement this in a package of its own, annotate it `@ApplicationScoped @Named("name")` and let its test
/// extend `GeneratorContract`.
public interface Generator extends AutoCloseable {

    /// What configuration and requests call it.
    String name();

    /// Whether it waits for another machine: then it runs on the caller's virtual thread instead of the engine pool.
    default boolean remote() {
        return false;
    }

    /// Whether it writes what a prompt asks for ([Job.Task.Write]): whether it is a language model.
    default boolean writes() {
        return false;
    }

    /// Whether all that it answers stands in its sources word for word.
    default boolean quotes() {
        return false;
    }

    /// Loads what it needs, once, when this engine is the configured one.
    ///
    /// @throws IllegalStateException naming the configuration key that is wrong and what was expected
    default void start() {}

    /// Does a job, telling each piece as soon as there is one and exactly one [Piece.Finish] at the end. A task it cannot do
    /// is told by `UNSUPPORTED` and no text.
    ///
    /// @throws InterruptedException when nobody wants the rest; at most one more piece may follow
    /// @throws io.callmesh.runtime.MeshException with `EngineFailed`, `Unavailable` or `TimedOut`
    void generate(Job job, Sink<Piece> said) throws InterruptedException;

    @Override
    default void close() {}
}
