package io.callmesh.gateway.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The assistants that come with the mesh: each is sound, and none of its dialogues repeats a phrase of the pack.
class ShippedPacksTest {

    private static final Path ASSISTANTS = Path.of("../assistants");

    static Stream<Path> packs() {
        return FolderAssistants.packs(ASSISTANTS).stream();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everyPackIsSound(Path pack) {
        assertThat(CheckPacks.check(pack)).isEmpty();
    }
}
