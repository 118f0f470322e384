package io.callmesh.eval.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Wav;
import io.callmesh.eval.FakeGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the commands that play to a mesh say when they cannot.
class SpeechCommandTest {

    @TempDir
    Path folder;

    @Test
    void saysThatNobodyListens() throws IOException {
        // Given
        new Wav(new short[800], 8_000).write(folder.resolve("1_ann_0.wav"));

        // When
        var ran = Ran.command(new SpeechCommand(), "--clips", folder.toString(), "--asr", "127.0.0.1:1");

        // Then
        assertThat(ran.exitCode()).isEqualTo(Refused.NO_GATEWAY);
        assertThat(ran.err().getLast()).contains("no asr-service answers at 127.0.0.1:1", "./mesh up");
    }

    @Test
    void saysWhichFolderHasNoRecordings() {
        var ran = Ran.command(new SpeechCommand(), "--clips", folder.toString());
        assertThat(ran.exitCode()).isEqualTo(Refused.BAD_REQUEST);
        assertThat(ran.err().getFirst()).contains("has no recordings with a text");
    }

    @Test
    void dialoguesOfAnUnknownAssistantAreRefusedWithThoseThatThereAre() throws IOException {
        try (var fake = new FakeGateway()) {
            var ran = Ran.command(new DialogueCommand(), "--assistant", "bakery", "--gateway", fake.address(), "--assistants", folder.toString());
            assertThat(ran.exitCode()).isEqualTo(Refused.BAD_REQUEST);
            assertThat(ran.err().getLast()).contains("there is no assistant 'bakery'. There are: retail, coffee.");
        }
    }

    @Test
    void typedDialoguesArePlayedAndCounted() throws IOException {
        // Given
        Files.createDirectories(folder.resolve("retail/dialogues"));
        Files.writeString(folder.resolve("retail/dialogues/good.yaml"), "language: en\nturns:\n  - {caller: hi, says: Answer 1.}\n");
        Files.writeString(folder.resolve("retail/dialogues/bad.yaml"), "language: zh\nturns:\n  - {caller: hi, says: Welcome}\n");

        // When
        try (var fake = new FakeGateway()) {
            var ran = Ran.command(new DialogueCommand(), "--typed", "--json", "--gateway", fake.address(), "--assistants", folder.toString());

            // Then
            assertThat(ran.exitCode()).isZero();
            assertThat(ran.out().getFirst()).contains("\"task_success\":0.5", "\"dialogues\":2", "\"typed_task_success\":0.5", "\"failed\":[\"retail/bad (typed)\"]");
            assertThat(ran.err()).anyMatch(line -> line.contains("retail/bad turn 1: expected to hear 'Welcome'"));
        }
    }
}
