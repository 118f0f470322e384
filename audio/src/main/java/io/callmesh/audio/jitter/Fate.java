package io.callmesh.audio.jitter;

/// What becomes of packets, and of frames that had none.
public enum Fate {
    /// A packet was heard.
    PLAYED,
    /// A frame was made up, or silent.
    CONCEALED,
    /// A packet came when its time was over.
    LATE,
    /// A packet had come before.
    DUPLICATE,
    /// A packet was left out: so that others wait less, or with the end of its stream.
    SKIPPED,
    /// A packet belongs to no stream.
    STRAY,
    /// A stream began after the first one.
    RESTARTED
}
