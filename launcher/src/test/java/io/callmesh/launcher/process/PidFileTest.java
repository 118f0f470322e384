package io.callmesh.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    Path folder;

    @Test
    void aPidOfSomeOtherProgramIsNotBelieved() {
        // Given
        var file = new PidFile(folder.resolve("asr.pid"), "asr");

        // When
        file.write(ProcessHandle.current().pid());

        // Then
        assertThat(file.process()).isEmpty();
    }

    @Test
    void aPartIsKnownByItsMark() throws Exception {
        // Given
        var part = new ProcessBuilder("sh", "-c", "read line", "-Dcallmesh.part=asr").start();
        var file = new PidFile(folder.resolve("run").resolve("asr.pid"), "asr");

        try {
            // When
            file.write(part.pid());

            // Then
            assertThat(file.process().map(ProcessHandle::pid)).contains(part.pid());
            assertThat(new PidFile(file.file(), "tts").process()).isEmpty();
        } finally {
            part.destroyForcibly().waitFor();
        }
        assertThat(file.process()).isEmpty();
    }
}
