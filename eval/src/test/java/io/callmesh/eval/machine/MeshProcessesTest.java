package io.callmesh.eval.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeshProcessesTest {

    @Test
    void aServiceIsKnownByItsMarkAndItsMeshByTheGatewaysPort() {
        var arguments = List.of("java", "-Dcallmesh.part=asr", "-Dcallmesh.gateway.grpc-port=9180", "-jar", "quarkus-run.jar");

        assertThat(MeshProcesses.label(arguments, 9180)).contains("asr");
        assertThat(MeshProcesses.label(arguments, 9080)).isEmpty();
        assertThat(MeshProcesses.label(List.of("bash"), 9180)).isEmpty();
    }

    @Test
    void aMeshThatIsNotHereUsesNothing() {
        var nobody = MeshProcesses.ofGateway(1);

        assertThat(nobody.processorSeconds()).isEmpty();
        assertThat(nobody.residentMb()).isZero();
    }
}
