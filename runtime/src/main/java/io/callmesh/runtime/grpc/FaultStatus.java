package io.callmesh.runtime.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.stream.Stream;

/// The `google.rpc.Status`, with details, of each [Fault].
///
/// Source: github.com/googleapis/googleapis `google/rpc/error_details.proto`.
public final class FaultStatus {

    static final String DOMAIN = "callmesh.io";

    private static final int LONGEST_ID = 100;

    private FaultStatus() {}

    /// A failure without a [Fault] says nothing but INTERNAL: its text could hold what somebody said.
    public static StatusRuntimeException of(Throwable failure) {
        if (failure instanceof StatusRuntimeException already) return already;
        if (!(failure instanceof MeshException mesh)) return status(Code.INTERNAL, "internal error", info("INTERNAL"));
        return of(mesh.fault());
    }

    private static StatusRuntimeException of(Fault fault) {
        return switch (fault) {
            case Fault.Unavailable(var part) -> status(Code.UNAVAILABLE, part + " is not available", info("UNAVAILABLE"));
            case Fault.Overloaded(var part, var after) -> status(Code.RESOURCE_EXHAUSTED, part + " has no room now", retry(after));
            case Fault.TimedOut(var stage, var budget) -> status(Code.DEADLINE_EXCEEDED, stage + " took longer than " + budget.toMillis() + " ms", info("TIMED_OUT"));
            case Fault.BadInput(var field, var problem) -> status(Code.INVALID_ARGUMENT, field + ": " + problem, violation(field, problem));
            case Fault.NotFound(var kind, var id, var reason) -> status(Code.NOT_FOUND, "no such " + kind + ": " + shown(id), info(reason));
            case Fault.Unauthenticated(var problem) -> status(Code.UNAUTHENTICATED, problem, info("UNAUTHENTICATED"));
            case Fault.LimitReached(var limit, var after) -> status(Code.RESOURCE_EXHAUSTED, "limit reached: " + limit, retry(after), info("LIMIT_REACHED"));
            case Fault.Forbidden(var what) -> status(Code.PERMISSION_DENIED, what, info("FORBIDDEN"));
            case Fault.EngineFailed(var engine) -> status(Code.INTERNAL, "engine " + engine + " failed", info("ENGINE_FAILED"));
        };
    }

    /// What a peer sent comes back in a header, and headers are small (8 KB in most clients).
    private static String shown(String id) {
        return id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID) + "...";
    }

    private static StatusRuntimeException status(Code code, String message, Message... details) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(code.getNumber())
                .setMessage(message)
                .addAllDetails(Stream.of(details).map(Any::pack).toList())
                .build());
    }

    private static ErrorInfo info(String reason) {
        return ErrorInfo.newBuilder().setReason(reason).setDomain(DOMAIN).build();
    }

    private static BadRequest violation(String field, String problem) {
        return BadRequest.newBuilder()
                .addFieldViolations(BadRequest.FieldViolation.newBuilder().setField(field).setDescription(problem))
                .build();
    }

    private static RetryInfo retry(Duration after) {
        return RetryInfo.newBuilder().setRetryDelay(Durations.proto(after)).build();
    }
}
