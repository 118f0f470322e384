package io.callmesh.asr.recognize;

import io.callmesh.asr.engine.Heard;
import java.time.Duration;

/// What a stream is told.
public sealed interface Told {

    /// @param at from the first sample of the stream
    record Begin(Duration at) implements Told {}

    /// @param at from the first sample of the stream
    record End(Duration at) implements Told {}

    /// @param engine that heard it
    record Partial(Heard.Partial partial, String engine) implements Told {}

    /// @param turn    of the request for it; 0 when nobody asked
    /// @param latency from the request, or the end of the utterance, to the result
    /// @param engine  that heard it
    record Final(Heard heard, int turn, Duration latency, String engine) implements Told {}

    /// Results will come, but not yet.
    record Waiting(Duration expected) implements Told {}
}
