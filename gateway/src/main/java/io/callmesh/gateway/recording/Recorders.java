package io.callmesh.gateway.recording;

import io.callmesh.runtime.recording.RecordingHead;

/// Who records calls.
@FunctionalInterface
public interface Recorders {

    Recorders NONE = _ -> Recorder.NONE;

    /// @return [Recorder#NONE] for a call that is not to be recorded
    Recorder open(RecordingHead call);
}
