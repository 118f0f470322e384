package io.callmesh.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotTest {

    @TempDir
    Path root;

    @Test
    void noOtherProcessTakesASlotWhoseHolderHasLookedForOrphans() throws Exception {
        try (var mine = Slot.take(root)) {
            // Given
            Files.createFile(mine.folder().resolve("bookmark"));

            // When
            var orphan = Slot.orphan(root);

            // Then
            assertThat(orphan).isEmpty();
            assertThat(otherGateway()).isEqualTo("1");
        }
        assertThat(otherGateway()).isEqualTo("0");
    }

    private String otherGateway() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), OtherGateway.class.getName(), root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
