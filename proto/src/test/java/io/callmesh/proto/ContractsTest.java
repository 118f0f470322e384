package io.callmesh.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The recorded baseline is `src/test/resources/contracts.baseline`. After adding to a contract, record it:
/// `mvn -f proto/pom.xml test -Dcallmesh.contracts.record=true`. Recording adds lines and never takes one away.
class ContractsTest {

    private static final Path BASELINE = Path.of("src/test/resources/contracts.baseline");
    private static final Path CONTRACTS = Path.of("target/generated-resources/protobuf/descriptor-sets/contracts.protobin");

    @Test
    void everythingEverPromisedIsKept() throws IOException {
        assertThat(Promises.of(contracts())).containsAll(Files.readAllLines(BASELINE));
    }

    @Test
    void everythingPromisedIsRecorded() throws IOException {
        var promised = Promises.of(contracts());
        if (Boolean.getBoolean("callmesh.contracts.record")) {
            var grown = new TreeSet<>(promised);
            if (Files.exists(BASELINE)) grown.addAll(Files.readAllLines(BASELINE));
            Files.write(BASELINE, grown);
        }

        assertThat(Files.readAllLines(BASELINE)).as("record what was added with -Dcallmesh.contracts.record=true").containsAll(promised);
    }

    @Test
    void aChangedTypeAndALostMethodAreBrokenPromises() throws IOException {
        // Given
        var before = Promises.of(contracts());

        // When
        var changed = contracts().toBuilder();
        var asr = changed.getFileBuilderList().stream().filter(file -> file.getPackage().equals("callmesh.asr.v1")).findFirst().orElseThrow();
        asr.getMessageTypeBuilder(0).getFieldBuilder(0).setType(FieldDescriptorProto.Type.TYPE_FIXED64).clearTypeName();
        asr.getServiceBuilder(0).removeMethod(0);

        // Then
        before.removeAll(Promises.of(changed.build()));
        assertThat(before).hasSize(2).anyMatch(line -> line.startsWith("field ")).anyMatch(line -> line.startsWith("rpc "));
    }

    @Test
    void everyMethodHasARequestAndAResponseOfItsOwn() throws IOException {
        for (var file : contracts().getFileList()) {
            for (var service : file.getServiceList()) {
                assertThat(service.getName()).endsWith("Service");
                for (var method : service.getMethodList()) {
                    assertThat(method.getInputType()).isEqualTo("." + file.getPackage() + "." + method.getName() + "Request");
                    assertThat(method.getOutputType()).isEqualTo("." + file.getPackage() + "." + method.getName() + "Response");
                }
            }
        }
    }

    private static FileDescriptorSet contracts() throws IOException {
        try (var file = Files.newInputStream(CONTRACTS)) {
            return FileDescriptorSet.parseFrom(file);
        }
    }
}
