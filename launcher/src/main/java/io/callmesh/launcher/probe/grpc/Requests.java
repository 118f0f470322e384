package io.callmesh.launcher.probe.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.callmesh.launcher.probe.grpc.Check.Amiss;
import io.callmesh.launcher.probe.grpc.Check.Unseen;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/// Single requests: answers, refusals with their details, what goes along with them.
final class Requests {

    private static final String BUDGET = "callmesh-turn-budget-ms";
    private static final String DETAILS = "have the proxy pass trailers, grpc-status-details-bin among them";
    private static final int LIMIT_BYTES = 4 << 20, MARGIN_BYTES = 64 << 10;
    private static final int UNKNOWN_FIELD = 100_000;

    private final Door door;
    private final Subject subject;

    Requests(Door door, Subject subject) {
        this.door = door;
        this.subject = subject;
    }

    String answered() throws Exception {
        long begun = System.nanoTime();
        door.ask(subject.easy());
        return subject.easy().name() + " after " + (System.nanoTime() - begun) / 1_000_000 + " ms";
    }

    String misfit() throws Exception {
        var refused = refusal(door, subject.misfit().asked(), Status.Code.INVALID_ARGUMENT);
        for (var detail : details(refused).getDetailsList()) {
            if (!detail.is(BadRequest.class)) continue;
            var field = detail.unpack(BadRequest.class).getFieldViolations(0).getField();
            if (field.equals(subject.misfit().expected())) return "a wrong " + field + " is named";
        }
        throw new Amiss(Inspection.status(refused.getStatus()) + ", and no BadRequest that names " + subject.misfit().expected(), DETAILS);
    }

    String stranger() throws Exception {
        var stranger = subject.stranger().orElseThrow(() -> new Unseen("nothing it serves has a name that could be unknown"));
        var refused = refusal(door, stranger.asked(), Status.Code.NOT_FOUND);
        for (var detail : details(refused).getDetailsList()) {
            if (detail.is(ErrorInfo.class) && detail.unpack(ErrorInfo.class).getReason().equals(stranger.expected())) return "reason " + stranger.expected();
        }
        throw new Amiss(Inspection.status(refused.getStatus()) + ", and no ErrorInfo with the reason " + stranger.expected(), DETAILS);
    }

    /// A nonsensical budget is refused: so what is sent beside a request arrives.
    String metadata() throws Exception {
        var refused = refusal(door.with(BUDGET, "soon"), subject.easy(), Status.Code.INVALID_ARGUMENT);
        if (Inspection.status(refused.getStatus()).contains(BUDGET)) return "headers arrive, trailers come back";
        throw new Amiss(Inspection.status(refused.getStatus()), "have the proxy pass headers that begin with callmesh-");
    }

    String compressed() throws Exception {
        door.ask(subject.easy(), CallOptions.DEFAULT.withCompression("gzip"));
        return "a compressed request is understood";
    }

    String large() throws Exception {
        int bytes = LIMIT_BYTES - MARGIN_BYTES;
        try {
            door.ask(padded(subject.easy(), bytes));
            return bytes / 1024 + " KiB arrive";
        } catch (StatusRuntimeException refused) {
            throw new Amiss(bytes / 1024 + " KiB: " + Inspection.status(refused.getStatus()), "let the proxy pass messages of 4 MiB");
        }
    }

    String tooLarge() throws Exception {
        var refused = refusal(door, padded(subject.easy(), LIMIT_BYTES + MARGIN_BYTES), Status.Code.RESOURCE_EXHAUSTED);
        var told = Inspection.status(refused.getStatus());
        if (told.contains(Integer.toString(LIMIT_BYTES))) return told;
        throw new Amiss(told + " does not name the limit", "raise the proxy's own limit over 4 MiB, or know that it is lower than the mesh's");
    }

    /// The same request with a field that nobody knows, and that is therefore passed over.
    @SuppressWarnings("unchecked") // a builder builds what it was made from
    private static <Q extends Message, A> Asked<Q, A> padded(Asked<Q, A> asked, int bytes) {
        var field = UnknownFieldSet.Field.newBuilder().addLengthDelimited(ByteString.copyFrom(new byte[bytes])).build();
        var padding = UnknownFieldSet.newBuilder().addField(UNKNOWN_FIELD, field).build();
        return new Asked<>(asked.method(), (Q) asked.request().toBuilder().setUnknownFields(padding).build());
    }

    private static StatusRuntimeException refusal(Door door, Asked<?, ?> asked, Status.Code expected) throws Exception {
        try {
            door.ask(asked);
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() == expected) return refused;
            throw new Amiss(Inspection.status(refused.getStatus()) + " where " + expected + " belongs", "have the proxy pass grpc-status unchanged, or update the service");
        }
        throw new Amiss(asked.name() + " was answered where " + expected + " belongs", "have the proxy pass requests unchanged, or update the service");
    }

    private static com.google.rpc.Status details(StatusRuntimeException refused) {
        return StatusProto.fromStatusAndTrailers(refused.getStatus(), refused.getTrailers());
    }
}
