package io.callmesh.eval.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnderstandingCommandTest {

    @TempDir
    Path folder;

    private static Ran understanding(String... arguments) {
        return Ran.command(new UnderstandingCommand(), arguments);
    }

    @Test
    void saysThatNoServiceAnswers() throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("a.jsonl"), "{\"text\":\"hi\",\"intent\":\"x\"}\n");
        // When
        var ran = understanding("--train", file.toString(), "--test", file.toString(), "--llm", "127.0.0.1:1");
        // Then
        assertThat(ran.exitCode()).isEqualTo(Refused.NO_GATEWAY);
        assertThat(ran.err().getLast()).contains("no llm-service answers at 127.0.0.1:1", "./mesh up");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void saysWhichFileIsMissing() {
        var ran = understanding("--train", folder.resolve("none").toString());
        assertThat(ran.exitCode()).isEqualTo(Refused.BAD_REQUEST);
        assertThat(ran.err().getFirst()).contains("none is not there");
    }

    @Test
    void aTestNeedsTraining() {
        var ran = understanding("--test", folder.toString());
        assertThat(ran.exitCode()).isEqualTo(Refused.BAD_REQUEST);
        assertThat(ran.err().getFirst()).contains("--test needs --train");
    }
}
