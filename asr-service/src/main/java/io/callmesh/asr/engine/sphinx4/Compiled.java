package io.callmesh.asr.engine.sphinx4;

/// Something that takes long to make and room to keep.
interface Compiled {

    /// How much of the heap it takes, about.
    long bytes();
}
