package io.callmesh.runtime.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultStatusTest {

    static Fault[] faults() {
        return new Fault[] {new Fault.Unavailable("tts"), new Fault.Overloaded("tts", Duration.ofSeconds(1)), new Fault.TimedOut("tts", Duration.ZERO),
            new Fault.BadInput("rate", "wrong"), new Fault.NotFound("pack", "retail", "PACK_UNKNOWN"), new Fault.Forbidden("tts"), new Fault.Unauthenticated("no key"), new Fault.LimitReached("calls", Duration.ofSeconds(3)), new Fault.EngineFailed("tts")};
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultKeepsItsKindOnItsWayThroughAStatus(Fault fault) {
        var back = StatusFault.of(FaultStatus.of(new MeshException(fault)), "tts").fault();

        assertThat(back).hasSameClassAs(fault);
    }

    @Test
    void badInputNamesItsFieldInTheDetails() throws Exception {
        var status = StatusProto.fromThrowable(FaultStatus.of(new MeshException(new Fault.BadInput("config.rate_hz", "must be 8000 or 16000"))));

        var violation = status.getDetails(0).unpack(BadRequest.class).getFieldViolations(0);
        assertThat(violation.getField()).isEqualTo("config.rate_hz");
        assertThat(violation.getDescription()).isEqualTo("must be 8000 or 16000");
    }

    @Test
    void aLimitSaysWhichAndWhenToComeBack() throws Exception {
        var status = StatusProto.fromThrowable(FaultStatus.of(new MeshException(new Fault.LimitReached("calls per minute", Duration.ofSeconds(3)))));

        assertThat(status.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED.value());
        assertThat(status.getDetails(0).unpack(RetryInfo.class).getRetryDelay().getSeconds()).isEqualTo(3);
        assertThat(status.getDetails(1).unpack(ErrorInfo.class).getReason()).isEqualTo("LIMIT_REACHED");
    }

    @Test
    void anUnexpectedFailureTellsNothing() {
        var status = FaultStatus.of(new IllegalStateException("my card is 4111")).getStatus();

        assertThat(status.getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(status.getDescription()).doesNotContain("4111");
    }

    @Test
    void onlyThePackThatIsMissingIsAskedFor() {
        assertThat(StatusFault.packUnknown(FaultStatus.of(new MeshException(new Fault.NotFound("pack", "retail", "PACK_UNKNOWN"))))).isTrue();
        assertThat(StatusFault.packUnknown(FaultStatus.of(new MeshException(new Fault.NotFound("call", "7", "CALL_UNKNOWN"))))).isFalse();
    }
}
