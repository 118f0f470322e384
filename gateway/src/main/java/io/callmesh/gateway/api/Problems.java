package io.callmesh.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.callmesh.gateway.api.Problem.FieldError;
import io.callmesh.runtime.MeshException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Every failure of a request as a [Problem]. What the request held is not repeated: it may be what somebody said.
final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final Visitor visitor;

    Problems(Visitor visitor) {
        this.visitor = visitor;
    }

    @ServerExceptionMapper
    Response of(MeshException failure) {
        visitor.refused(failure.fault());
        var response = Response.fromResponse(Problem.of(failure.fault()).response());
        Refusals.headers(failure.fault()).forEach(response::header);
        return response.build();
    }

    @ServerExceptionMapper
    Response of(ConstraintViolationException failure) {
        var errors = failure.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation.getPropertyPath()), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field))
                .toList();
        return bad(errors);
    }

    private static String field(Path path) {
        String last = "";
        for (var node : path) last = node.getName() == null ? last : node.getName();
        return last;
    }

    @ServerExceptionMapper
    Response of(JsonProcessingException failure) {
        return bad(List.of(unreadable(failure)));
    }

    /// In place of the framework's own, which answers in another form.
    @ServerExceptionMapper
    Response of(MismatchedInputException failure) {
        return bad(List.of(unreadable(failure)));
    }

    /// Jackson's failures arrive inside one of these when the body could not be read.
    @ServerExceptionMapper
    Response of(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException unreadable) return of(unreadable);
        int status = failure.getResponse().getStatus();
        return Problem.of(status, "http_" + status, Problem.of(status, "", "", List.of()).title(), List.of()).response();
    }

    @ServerExceptionMapper
    Response of(RuntimeException failure) {
        LOG.errorf("request failed unexpectedly type=%s", failure.getClass().getName());
        return Problem.of(500, "internal", "the gateway failed; its log says where", List.of()).response();
    }

    private static FieldError unreadable(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) return new FieldError("body", "is not a JSON object as described");
        var field = mapping.getPath().stream().map(JsonMappingException.Reference::getFieldName).collect(Collectors.joining("."));
        return new FieldError(field, "is of the wrong type");
    }

    private static Response bad(List<FieldError> errors) {
        var detail = errors.stream().map(error -> error.field() + ": " + error.detail()).collect(Collectors.joining("; "));
        return Problem.of(400, "bad_input", detail, errors).response();
    }
}
