package io.callmesh.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.launcher.process.PidFile;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedTest {

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<Process> started = new LinkedBlockingQueue<>();

    @Test
    void aDeadPartIsStartedAgainAndAStoppedOneIsNot() throws Exception {
        // Given
        var pidFile = new PidFile(folder.resolve("asr.pid"), "asr");
        var watched = Watched.start("asr", pidFile, () -> begin("read line"), _ -> { });
        var first = started.poll(5, TimeUnit.SECONDS);

        // When
        first.destroyForcibly();
        var second = started.poll(10, TimeUnit.SECONDS);
        watched.stop();

        // Then
        assertThat(second.pid()).isNotEqualTo(first.pid());
        assertThat(second.isAlive()).isFalse();
        assertThat(pidFile.file()).doesNotExist();
        assertThat(started).isEmpty();
    }

    private Process begin(String script) throws java.io.IOException {
        var process = new ProcessBuilder("sh", "-c", script, "-Dcallmesh.part=asr").start();
        started.add(process);
        return process;
    }
}
