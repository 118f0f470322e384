package io.callmesh.gateway.api;

import io.callmesh.runtime.Fault;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What went wrong with a request, as RFC 9457 (`application/problem+json`) has it, naming the fields at fault.
///
/// @param type   `urn:callmesh:problem:` and the code
/// @param code   for programs, in lower snake case
/// @param errors one for each field at fault; empty when it is none's
public record Problem(String type, String title, int status, String detail, String code, List<FieldError> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    /// @param field  as the request spells it
    /// @param detail what was expected
    public record FieldError(String field, String detail) {}

    static Problem of(int status, String code, String detail, List<FieldError> errors) {
        var known = Response.Status.fromStatusCode(status);
        return new Problem("urn:callmesh:problem:" + code, known == null ? "Problem" : known.getReasonPhrase(), status, detail, code, errors);
    }

    static Problem of(Fault fault) {
        return switch (fault) {
            case Fault.BadInput(var field, var problem) -> of(400, "bad_input", field + ": " + problem, List.of(new FieldError(field, problem)));
            case Fault.NotFound(var kind, _, var reason) -> of(404, reason.toLowerCase(Locale.ROOT), "no such " + kind, List.of(new FieldError(kind, "does not exist")));
            case Fault.Unauthenticated(var problem) -> of(401, "unauthenticated", problem, List.of());
            case Fault.LimitReached(var limit, _) -> of(429, "limit_reached", "limit reached: " + limit, List.of());
            case Fault.Forbidden(var what) -> of(403, "forbidden", what, List.of());
            case Fault.Overloaded(var part, _) -> of(503, "overloaded", part + " has no room now", List.of());
            case Fault.Unavailable(var part) -> of(503, "unavailable", part + " does not answer", List.of());
            case Fault.TimedOut(var stage, Duration budget) -> of(504, "timed_out", stage + " took longer than " + budget.toMillis() + " ms", List.of());
            case Fault.EngineFailed(var engine) -> of(502, "engine_failed", engine + " failed", List.of());
        };
    }

    Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
