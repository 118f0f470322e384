package io.callmesh.runtime.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    @ParameterizedTest
    @MethodSource("faults")
    void theGuideForProgrammersTellsOfEachFault(Fault fault) throws Exception {
        var status = StatusProto.fromThrowable(FaultStatus.of(new MeshException(fault)));
        var details = new ArrayList<String>();
        for (var detail : status.getDetailsList()) {
            var kind = detail.getTypeUrl().substring(detail.getTypeUrl().lastIndexOf('.') + 1);
            boolean reason = detail.is(ErrorInfo.class) && !(fault instanceof Fault.NotFound);
            details.add("`" + kind + (reason ? " " + detail.unpack(ErrorInfo.class).getReason() : "") + "`");
        }
        var row = "| " + fault.getClass().getSimpleName() + " | `" + Code.forNumber(status.getCode()) + "` | " + String.join(", ", details) + " | " + (fault.retryable() ? "yes" : "no") + " |";

        assertThat(Files.readAllLines(Path.of("../docs/guides/grpc.md"))).as("a row that begins with " + row).anyMatch(line -> line.startsWith(row));
    }

    @Test
    void eachFaultIsTried() {
        assertThat(faults()).extracting(fault -> (Object) fault.getClass()).containsAll(List.of(Fault.class.getPermittedSubclasses()));
    }

    @Test
    void aLongNameThatNobodyHasComesBackShortened() {
        var status = FaultStatus.of(new MeshException(new Fault.NotFound("call", "x".repeat(100_000), "CALL_UNKNOWN"))).getStatus();

        assertThat(status.getDescription()).startsWith("no such call: xxx").hasSizeLessThan(200);
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
