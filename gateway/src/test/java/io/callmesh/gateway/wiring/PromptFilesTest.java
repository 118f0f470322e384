package io.callmesh.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Wav;
import io.callmesh.gateway.assistant.PackReader;
import io.callmesh.gateway.assistant.Problem;
import io.callmesh.gateway.speak.Prompts.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptFilesTest {

    @TempDir
    Path assistants;

    private final ArrayList<Problem> problems = new ArrayList<>();

    /// A pack with a greeting and a farewell of its own.
    @BeforeEach
    void pack() throws IOException {
        for (var pack : new String[] {"_base", "_new"}) copy(Path.of("../assistants", pack), assistants.resolve(pack));
        Files.writeString(assistants.resolve("_new/texts.en.yaml"), "\ngreeting: Welcome to us. What can I do for you?\ngoodbye: Thank you very much, and goodbye.\n", StandardOpenOption.APPEND);
    }

    @Test
    void aRecordingIsThatOfAPartAsItIsSpoken() throws IOException {
        // Given
        wav("greeting.2", 160);
        wav("greeting", 80);

        // When
        var read = read();

        // Then
        assertThat(problems).hasSize(1).first().asString().contains("greeting.wav", "greeting.1.wav and so on, for it has 2 parts: Welcome to us. | What can I do for you?");
        assertThat(read.keySet()).containsExactly(new Prompt("_new", "en", "What can I do for you?"));
    }

    @Test
    void partsThatAreSpokenAsOneLaterInAnAnswerFollowEachOther() throws IOException {
        // Given
        wav("goodbye.1", 160);
        wav("goodbye.2", 80);

        // When
        var read = read();

        // Then
        assertThat(problems).isEmpty();
        assertThat(read.get(new Prompt("_new", "en", "Thank you very much,")).samples()).hasSize(160);
        assertThat(read.get(new Prompt("_new", "en", "and goodbye.")).samples()).hasSize(80);
        assertThat(read.get(new Prompt("_new", "en", "Thank you very much, and goodbye.")).samples()).hasSize(240);
    }

    @Test
    void whatIsNoRecordingOfATextIsTold() throws IOException {
        // Given
        wav("nothing", 80);
        wav("greeting.3", 80);
        wav("confirm_visit.1", 80);
        Files.writeString(assistants.resolve("_new/prompts/en/menu.1.wav"), "no sound");
        Files.writeString(assistants.resolve("_new/prompts/en/menu.mp3"), "no sound");

        // When
        var read = read();

        // Then
        assertThat(read).isEmpty();
        assertThat(problems).extracting(Problem::toString).containsExactlyInAnyOrder(
                "_new/prompts/en/nothing.wav: there is no text nothing",
                "_new/prompts/en/greeting.3.wav: the text greeting has 2 parts: Welcome to us. | What can I do for you?",
                "_new/prompts/en/confirm_visit.1.wav: expected a part without values to be filled in",
                "_new/prompts/en/menu.1.wav: expected a WAV file that can be read",
                "_new/prompts/en/menu.mp3: expected KEY.wav or KEY.1.wav");
        assertThat(CheckAssistants.check(assistants.resolve("_new"))).hasSize(5);
    }

    private Map<Prompt, Wav> read() {
        var pack = assistants.resolve("_new");
        var into = new HashMap<Prompt, Wav>();
        new PromptFiles(pack, problems).read(new PackReader(pack, problems).read(), into);
        return into;
    }

    private void wav(String name, int samples) throws IOException {
        var folder = Files.createDirectories(assistants.resolve("_new/prompts/en"));
        new Wav(new short[samples], 8_000).write(folder.resolve(name + ".wav"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.sorted().toList()) Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
    }
}
