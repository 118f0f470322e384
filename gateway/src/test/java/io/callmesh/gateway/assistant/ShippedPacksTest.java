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
        var beginning = Stream.of(ASSISTANTS.resolve("_new")); // what `./mesh new assistant` copies
        return Stream.concat(FolderAssistants.packs(ASSISTANTS).stream(), beginning);
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everyPackIsSound(Path pack) {
        assertThat(CheckPacks.check(pack)).isEmpty();
    }
}
