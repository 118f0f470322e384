package io.callmesh.launcher.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    @TempDir
    Path folder;

    @Test
    void marksThePartAndTellsWhereTheOthersAre() {
        // When
        var command = CommandLine.of(Replica.first(Part.GATEWAY), home(), settings());

        // Then
        assertThat(command)
                .contains("-Dcallmesh.part=gateway", "-Dcallmesh.asr.grpc-port=9081", "-Dcallmesh.redis=redis://127.0.0.1:16379")
                .contains("-Dcallmesh.tool.endpoint.backOffice=http://127.0.0.1:8090")
                .endsWith("-jar", "quarkus-run.jar");
    }

    @Test
    void takesTheStartUpCacheThatIsThereWithTheFlagsItWasTrainedWith() throws Exception {
        // Given
        Files.createDirectories(home().program(Part.ASR));
        Files.createFile(CommandLine.cache(Part.ASR, home()));

        // When
        var command = CommandLine.of(Replica.first(Part.ASR), home(), settings());
        var training = CommandLine.training(Part.ASR, home(), settings(), 1234);

        // Then
        assertThat(command).contains("-XX:AOTCache=start.aot");
        assertThat(training).contains("-XX:AOTCacheOutput=training.aot", "-Dquarkus.http.port=1234", "-Dcallmesh.kafka=127.0.0.1:1");
        assertThat(training).filteredOn(word -> word.startsWith("-X") && !word.contains("AOT"))
                .isEqualTo(command.stream().filter(word -> word.startsWith("-X") && !word.contains("AOT")).toList());
    }

    @Test
    void othersKafkaIsGivenToTheServicesAndGetsItsTopicsFromBackstage() {
        // Given
        var settings = Settings.of(Map.of("MESH_KAFKA", "k:1"));

        // Then
        assertThat(CommandLine.of(Replica.first(Part.LLM), home(), settings)).contains("-Dcallmesh.kafka=k:1");
        assertThat(CommandLine.of(Replica.first(Part.BACKSTAGE), home(), settings)).contains("-Dcallmesh.kafka=k:1").noneMatch(word -> word.contains("kafka.port"));
    }

    @Test
    void aModelThatWasAddedIsAskedFirstButNotWhileStartsAreTrained() throws Exception {
        // Given
        Files.createDirectories(home().models());
        Files.writeString(home().models().resolve("m.gguf"), "weights");
        Files.createSymbolicLink(home().models().resolve("llm"), Path.of("m.gguf"));
        // Then
        assertThat(CommandLine.of(Replica.first(Part.LLM), home(), settings())).contains("-Dcallmesh.llm.engine=llama,grounded", "-Dcallmesh.llm.llama.model=" + home().models().resolve("llm"));
        assertThat(CommandLine.training(Part.LLM, home(), settings(), 1)).noneMatch(word -> word.startsWith("-Dcallmesh.llm.engine"));
    }

    @Test
    void anotherGatewayHasANameAndPortsOfItsOwn() {
        // Given
        var settings = new Settings(Optional.empty(), Optional.empty(), 0, Map.of("callmesh.gateway.sip.listen", "0.0.0.0:5060",
                "callmesh.gateway.audiosocket.listen", "[::1]:9092=retail/en,127.0.0.1:9093=coffee"), 2);

        // When
        var command = CommandLine.of(new Replica(Part.GATEWAY, 2), home(), settings);

        // Then
        assertThat(command)
                .contains("-Dcallmesh.part=gateway-2", "-Dcallmesh.gateway.name=gateway-2", "-Dcallmesh.gateway.http-port=8100", "-Dcallmesh.gateway.grpc-port=9100")
                .contains("-Dcallmesh.gateway.sip.listen=0.0.0.0:5080", "-Dcallmesh.gateway.audiosocket.listen=[::1]:9112=retail/en,127.0.0.1:9113=coffee");
    }

    private Home home() {
        return new Home(folder, folder.resolve(".mesh"));
    }

    private static Settings settings() {
        return Settings.of(Map.of());
    }
}
