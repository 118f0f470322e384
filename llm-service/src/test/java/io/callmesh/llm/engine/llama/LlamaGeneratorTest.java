package io.callmesh.llm.engine.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.GeneratorContract;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.llm.grounding.Checked;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs llama.cpp with a model made here; it has weights by chance, so what it says means nothing.
class LlamaGeneratorTest extends GeneratorContract {

    @TempDir
    static Path folder;

    private static LlamaGenerator engine;

    @BeforeAll
    static void load() throws IOException {
        engine = engine(TinyModel.write(folder.resolve("tiny.gguf"), "llama"), 1024);
        engine.start();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static LlamaGenerator engine(Path model, int context) {
        return new LlamaGenerator(new LlamaSettings(Optional.of(model), context, 2, 2));
    }

    @Override
    protected Generator engine() {
        return engine;
    }

    @Test
    void stopsAtTheNumberOfTokensAndCountsThem() throws InterruptedException {
        var finish = finish(told(engine, new Job("en", List.of(), new Task.Chat(""), List.of(), 5)));
        assertThat(finish.reason()).isEqualTo(Reason.LENGTH);
        assertThat(finish.answerTokens()).isEqualTo(5);
        assertThat(finish.promptTokens()).isPositive();
    }

    @Test
    void nothingOfWhatItMakesUpIsToldWhenItIsHeldAgainstItsSources() throws InterruptedException {
        // Given
        var source = new Job.Source("hours", "Opening hours", "We open at nine.", "We open at nine.", 1);
        var told = new ArrayList<Piece>();
        var question = new Job("en", List.of(), new Task.Question(Spoken.of("when do you open"), List.of(source)), List.of(), 60);
        // When
        try {
            engine.generate(question, Checked.of(question, told::add));
        } catch (Checked.Enough withheld) {
            // Then it stops there, and is free for the next
            assertThat(finish(told(engine, summary())).answerTokens()).isPositive();
        }
        // Then
        assertThat(text(told)).isIn("We open at nine.", "");
        assertThat(told.getLast()).isInstanceOf(Piece.Finish.class);
    }

    @Test
    void twoJobsAtOnceSayWhatEachSaysAlone() throws Exception {
        var alone = text(told(engine, summary()));
        Callable<String> job = () -> text(told(engine, summary()));
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var said : threads.invokeAll(List.of(job, job))) assertThat(said.get()).isEqualTo(alone);
        }
    }

    @Test
    void refusesAConversationLongerThanItsContext() {
        var chat = new Job("en", List.of(new Job.Message(Job.Role.CALLER, Spoken.of("word ".repeat(400)), "")), new Task.Chat(""), List.of(), 5);
        assertThatThrownBy(() -> told(engine, chat)).isInstanceOfSatisfying(MeshException.class,
                failure -> assertThat(failure.fault()).isInstanceOfSatisfying(Fault.BadInput.class, bad -> assertThat(bad.problem()).contains("callmesh.llm.llama.context")));
    }

    @Test
    void saysThatTheFileIsMissing() {
        assertThatThrownBy(() -> engine(folder.resolve("none.gguf"), 512).start()).hasMessageContaining("callmesh.llm.llama.model: no such file").hasMessageContaining("none.gguf");
    }

    @Test
    void saysThatTheFileIsNoModel() throws IOException {
        var page = Files.writeString(folder.resolve("page.gguf"), "<html>You are not logged in and cannot download this</html>");
        assertThatThrownBy(() -> engine(page, 512).start()).hasMessageContaining("not a GGUF model");
    }

    @Test
    void namesAnArchitectureItDoesNotKnow() throws IOException {
        var strange = TinyModel.write(folder.resolve("strange.gguf"), "qwen3");
        assertThatThrownBy(() -> engine(strange, 512).start()).hasMessageContaining("architecture qwen3");
    }

    @Test
    void saysWhichKeyItNeeds() {
        var unset = new LlamaGenerator(new LlamaSettings(Optional.empty(), 512, 1, 1));
        assertThatThrownBy(unset::start).hasMessageContaining("callmesh.llm.llama.model");
        assertThatThrownBy(() -> told(unset, summary())).isInstanceOfSatisfying(MeshException.class, failure -> assertThat(failure.fault()).isEqualTo(new Fault.Unavailable("llama")));
    }
}
