package io.callmesh.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorSecretsTest {

    @Test
    void aFileGoesBeforeTheEnvironmentAndMayChange(@TempDir Path folder) throws IOException {
        // Given
        var secrets = new OperatorSecrets(Optional.of(folder), Map.of("CALLMESH_SECRET_TOKEN", "old"));
        assertThat(secrets.fill("Bearer ${secret:TOKEN}")).isEqualTo("Bearer old");

        // When
        Files.writeString(folder.resolve("TOKEN"), "new$1\n");

        // Then
        assertThat(secrets.fill("Bearer ${secret:TOKEN}")).isEqualTo("Bearer new$1");
    }

    @Test
    void otherVariablesAndOtherFilesCannotBeNamed(@TempDir Path folder) throws IOException {
        // Given
        Files.writeString(folder.resolve("passwd"), "x");
        var secrets = new OperatorSecrets(Optional.of(folder.resolve("secrets")), Map.of("PATH", "/bin"));

        // Then
        assertThatThrownBy(() -> secrets.secret("PATH")).isInstanceOf(MeshException.class).hasMessageContaining("CALLMESH_SECRET_PATH");
        assertThatThrownBy(() -> secrets.secret("../passwd")).isInstanceOf(MeshException.class);
    }
}
