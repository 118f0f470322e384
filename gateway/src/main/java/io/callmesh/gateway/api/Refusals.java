package io.callmesh.gateway.api;

import io.callmesh.runtime.Fault;
import java.time.Duration;
import java.util.Map;

/// The headers that belong to a refusal.
final class Refusals {

    private Refusals() {}

    /// RFC 6750, 3 (`WWW-Authenticate`) and RFC 9110, 10.2.3 (`Retry-After`).
    static Map<String, String> headers(Fault fault) {
        return switch (fault) {
            case Fault.Unauthenticated(var problem) when problem.equals("a key is needed") -> Map.of("WWW-Authenticate", "Bearer realm=\"callmesh\"");
            case Fault.Unauthenticated(var problem) -> Map.of("WWW-Authenticate", "Bearer realm=\"callmesh\", error=\"invalid_token\", error_description=\"" + problem.replace('"', '\'') + "\"");
            case Fault.LimitReached(_, var after) -> Map.of("Retry-After", seconds(after));
            case Fault.Overloaded(_, var after) -> Map.of("Retry-After", seconds(after));
            case Fault.Forbidden _, Fault.Unavailable _, Fault.TimedOut _, Fault.BadInput _, Fault.NotFound _, Fault.EngineFailed _ -> Map.of();
        };
    }

    /// Whole ones, and not too few.
    private static String seconds(Duration after) {
        return Long.toString(Math.max(1, after.plusMillis(999).toSeconds()));
    }
}
