package io.callmesh.launcher.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

    @TempDir
    Path folder;

    private Path built, place;

    @BeforeEach
    void build() throws Exception {
        built = folder.resolve("built");
        place = folder.resolve("dist").resolve("asr");
        write(built.resolve("quarkus-run.jar"), "one");
        write(built.resolve("lib").resolve("main").resolve("a.jar"), "two");
    }

    @Test
    void isReplacedWhenAFileDiffers() throws Exception {
        // Given
        Program.tree("asr", built).copyTo(place);
        assertThat(Program.tree("asr", built).isIn(place)).isTrue();
        write(built.resolve("lib").resolve("main").resolve("a.jar"), "changed");

        // When
        boolean before = Program.tree("asr", built).isIn(place);
        Program.tree("asr", built).copyTo(place);

        // Then
        assertThat(before).isFalse();
        assertThat(place.resolve("lib/main/a.jar")).hasContent("changed");
    }

    @Test
    void aFileTooManyIsADifferenceButAStartUpCacheIsNot() throws Exception {
        // Given
        Program.tree("asr", built).copyTo(place);

        // When
        write(place.resolve("start.aot"), "cache");

        // Then
        assertThat(Program.tree("asr", built).isIn(place)).isTrue();
        write(place.resolve("old.jar"), "left over");
        assertThat(Program.tree("asr", built).isIn(place)).isFalse();
    }

    private static void write(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
