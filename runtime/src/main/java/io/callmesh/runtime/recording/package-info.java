/// Recordings of calls as files: both sides, sealed piece by piece under the key of the call. Who drops that key has erased the sound.
/// Knows no call that goes on, and not what may be recorded.
package io.callmesh.runtime.recording;
