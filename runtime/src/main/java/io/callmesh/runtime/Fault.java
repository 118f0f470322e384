package io.callmesh.runtime;

import java.time.Duration;

/// Every way a part of the mesh can fail, as the caller of that part needs to know it.
///
/// Holds names and numbers only. What a caller said never enters a fault, so faults are safe to log.
public sealed interface Fault {

    /// The part is not there or does not answer.
    record Unavailable(String part) implements Fault {}

    /// The part has no room now.
    record Overloaded(String part, Duration retryAfter) implements Fault {}

    record TimedOut(String stage, Duration budget) implements Fault {}

    /// @param field   as the protocol names it
    /// @param problem what was expected, and in which way it was not met
    record BadInput(String field, String problem) implements Fault {}

    /// Something named does not exist.
    ///
    /// @param kind   what it would have been: `pack`, `assistant`, `call`, `voice`
    /// @param reason in upper snake case, for programs: `PACK_UNKNOWN`
    record NotFound(String kind, String id, String reason) implements Fault {}

    /// Nobody knows who asks.
    ///
    /// @param problem what was wrong with what was presented; never what it was
    record Unauthenticated(String problem) implements Fault {}

    /// Whoever asks may not do this.
    record Forbidden(String what) implements Fault {}

    /// Whoever asks has had what is theirs for now.
    ///
    /// @param limit which: `calls`, `calls per minute`, `requests per minute`
    record LimitReached(String limit, Duration retryAfter) implements Fault {}

    record EngineFailed(String engine) implements Fault {}

    default boolean retryable() {
        return switch (this) {
            case Unavailable _, Overloaded _, TimedOut _, LimitReached _ -> true;
            case BadInput _, NotFound _, Unauthenticated _, Forbidden _, EngineFailed _ -> false;
        };
    }
}
