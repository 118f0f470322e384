package io.callmesh.gateway.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedAssistantsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        var packs = Path.of("src/test/resources/packs");
        for (var pack : new String[] {"_base", "shop"}) {
            try (var files = Files.walk(packs.resolve(pack))) {
                for (var file : files.toList()) Files.copy(file, folder.resolve(packs.relativize(file)));
            }
        }
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    @Test
    void whatHasChangedIsTakenOver() throws IOException {
        // Given
        var assistants = WatchedAssistants.open(folder);
        var before = assistants.get("shop");
        write("shop/knowledge/parking.en.md", "# Parking\nThere are twenty spaces behind the store.\n");
        // When
        boolean taken = assistants.refresh(_ -> { });
        // Then
        assertThat(taken).isTrue();
        assertThat(assistants.get("shop").pack().getPassagesList()).anyMatch(passage -> passage.getTitle().equals("Parking"));
        assertThat(assistants.get("shop").pack().getRef()).isNotEqualTo(before.pack().getRef());
        assertThat(assistants.refresh(_ -> { })).isFalse();
    }

    @Test
    void whatIsBrokenIsRefusedOnceAndTheOldStays() throws IOException {
        // Given
        var assistants = WatchedAssistants.open(folder);
        var before = assistants.get("shop");
        write("shop/flows.yaml", "order_status: [{sing: loudly}]\n");
        // When
        assertThatThrownBy(() -> assistants.refresh(_ -> { })).isInstanceOf(MeshException.class).hasMessageContaining("expected one verb");
        // Then
        assertThat(assistants.get("shop")).isSameAs(before);
        assertThat(assistants.refresh(_ -> { })).isFalse();
    }

    @Test
    void whatIsRefusedIsNotTakenOver() throws IOException {
        // Given
        var assistants = WatchedAssistants.open(folder);
        write("shop/knowledge/parking.en.md", "# Parking\nNone.\n");
        // When
        assertThatThrownBy(() -> assistants.refresh(_ -> {
            throw new MeshException(new Fault.NotFound("tool", "x", "TOOL_UNKNOWN"));
        })).isInstanceOf(MeshException.class);
        // Then
        assertThat(assistants.get("shop").pack().getPassagesList()).noneMatch(passage -> passage.getTitle().equals("Parking"));
    }
}
