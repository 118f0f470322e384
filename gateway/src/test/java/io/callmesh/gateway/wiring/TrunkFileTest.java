package io.callmesh.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.gateway.line.sip.TrunkText;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrunkFileTest {

    private final TrunkText text = new TrunkText(name -> name.equals("PBX_PASSWORD") ? "opensesame" : "");

    @TempDir
    private Path folder;

    @Test
    void aFileSaysTheSameAsALine() throws Exception {
        // Given
        var file = Files.writeString(folder.resolve("trunks.yaml"), """
                trunks:
                  - name: pbx
                    from: [192.0.2.0/24, 198.51.100.7]
                    user: mesh
                    password-env: PBX_PASSWORD
                    calls: 7
                    route: {"4272": retail/en, "*": coffee}
                  - name: far
                    from: 203.0.113.1
                    route: ["1*:banking", "*:clinic"]
                """);

        // When
        var trunks = TrunkFile.read(file, text);

        // Then
        assertThat(trunks).containsExactly(text.read("name=pbx,from=192.0.2.0/24,from=198.51.100.7,user=mesh,password-env=PBX_PASSWORD,calls=7,route=4272:retail/en,route=*:coffee"),
                text.read("name=far,from=203.0.113.1,route=1*:banking,route=*:clinic"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trunks: []", "trunks: [{name: a}]", "trunks: [{name: a, colour: red}]", "trunks: {", "trunks: [1]"})
    void whatIsWrongIsSaidWithTheFile(String content) throws Exception {
        // Given
        var file = Files.writeString(folder.resolve("trunks.yaml"), content);

        // Then
        assertThatThrownBy(() -> TrunkFile.read(file, text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("trunks.yaml");
    }
}
