package io.callmesh.asr.edge;

import io.callmesh.audio.Wav;
import io.callmesh.proto.work.v1.TranscriptionJob;

/// Where the sound of a job is.
@FunctionalInterface
public interface Recordings {

    /// @throws io.callmesh.runtime.MeshException with `BadInput` or `NotFound` when there is none that may be heard
    Wav of(TranscriptionJob job);
}
