package io.callmesh.runtime.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;

/// What a gRPC status means to its receiver: [FaultStatus] read backwards.
public final class StatusFault {

    private static final Duration SOON = Duration.ofSeconds(1);

    private StatusFault() {}

    /// @param part who was asked, as faults name it
    public static MeshException of(Status status, String part) {
        return new MeshException(fault(status, "", part));
    }

    /// @param part who was asked, as faults name it
    public static MeshException of(StatusRuntimeException failure, String part) {
        return new MeshException(fault(failure.getStatus(), reason(failure), part), failure);
    }

    /// Whether the peer lacks the pack that the request named.
    public static boolean packUnknown(StatusRuntimeException failure) {
        return failure.getStatus().getCode() == Status.Code.NOT_FOUND && reason(failure).equals("PACK_UNKNOWN");
    }

    private static Fault fault(Status status, String reason, String part) {
        String said = status.getDescription() == null ? status.getCode().name() : status.getDescription();
        return switch (status.getCode()) {
            case RESOURCE_EXHAUSTED -> reason.equals("LIMIT_REACHED") ? new Fault.LimitReached(said.replace("limit reached: ", ""), SOON) : new Fault.Overloaded(part, SOON);
            case DEADLINE_EXCEEDED -> new Fault.TimedOut(part, Duration.ZERO);
            case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> new Fault.BadInput(part, said);
            case NOT_FOUND -> new Fault.NotFound(part, said, reason.isEmpty() ? "NOT_FOUND" : reason);
            case UNAUTHENTICATED -> new Fault.Unauthenticated(said);
            case PERMISSION_DENIED -> new Fault.Forbidden(said);
            case INTERNAL, UNKNOWN, DATA_LOSS, UNIMPLEMENTED -> new Fault.EngineFailed(part);
            default -> new Fault.Unavailable(part);
        };
    }

    private static String reason(StatusRuntimeException failure) {
        var status = StatusProto.fromThrowable(failure);
        if (status == null) return "";
        for (var detail : status.getDetailsList()) {
            if (detail.is(ErrorInfo.class)) return unpack(detail).getReason();
        }
        return "";
    }

    private static ErrorInfo unpack(com.google.protobuf.Any detail) {
        try {
            return detail.unpack(ErrorInfo.class);
        } catch (InvalidProtocolBufferException garbled) {
            return ErrorInfo.getDefaultInstance();
        }
    }
}
