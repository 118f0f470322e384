package io.callmesh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {

    @TempDir
    private Path folder;

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("gateway.log"), text);
    }

    @Test
    void theInnermostReasonOfTheFirstTryIsTold() throws IOException {
        var log = log("""
                2026-11-23 01:58:30,000 INFO  something
                2026-11-23 01:58:32,107 ERROR [io.quarkus.runtime.Application] (main) Failed to start application: java.lang.RuntimeException: Failed to start quarkus
                \tat io.quarkus.runner.ApplicationImpl.doStart(Unknown Source)
                Caused by: jakarta.enterprise.inject.CreationException: Error creating
                \t... 6 more
                Caused by: java.lang.IllegalArgumentException: there must be trunks
                \t... 7 more
                2026-11-23 01:58:43,162 ERROR [io.quarkus.runtime.Application] (main) Failed to start application: java.lang.RuntimeException: Failed to start quarkus
                Caused by: java.lang.IllegalStateException: something else
                """);
        assertThat(Refusal.of(log)).contains("there must be trunks");
    }

    @Test
    void aServiceThatIsStillStartingHasRefusedNothing() throws IOException {
        assertThat(Refusal.of(log("2026 INFO starting\nCaused by: java.lang.X: a warning's trace\n"))).isEmpty();
        assertThat(Refusal.of(folder.resolve("none.log"))).isEmpty();
        assertThat(Refusal.of(log("2026 ERROR Failed to start application\n"))).contains("its log says no more");
    }
}
