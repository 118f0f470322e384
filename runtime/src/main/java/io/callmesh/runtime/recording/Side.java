package io.callmesh.runtime.recording;

/// Who is heard.
public enum Side {
    CALLER,
    /// The assistant, or a person in its place.
    ASSISTANT
}
