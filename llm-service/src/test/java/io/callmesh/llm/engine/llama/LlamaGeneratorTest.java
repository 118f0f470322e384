package io.callmesh.llm.engine.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.llm.command.Chosen;
import io.callmesh.llm.command.CommandForm;
import io.callmesh.llm.command.Menu;
import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.GeneratorContract;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.llm.grounding.Checked;
import io.callmesh.llm.grounding.Readings;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Sentences;
import io.callmesh.llm.pack.Pack;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs llama.cpp with a model made here; it has weights by chance, so what it says means nothing.
class LlamaGeneratorTest extends GeneratorContract {

    @TempDir
    static Path folder;

    private static final int CROWDED = 420;
    private static LlamaGenerator engine;

    @BeforeAll
    static void load() throws IOException {
        engine = engine(ChanceModel.write(folder.resolve("tiny.gguf"), "llama", Shape.TINY), 1024);
        engine.start();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static LlamaGenerator engine(Path model, int context) {
        return new LlamaGenerator(new LlamaSettings(Optional.of(model), context, 2, 2, 2));
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
            engine.generate(question, Checked.of(question, new Readings(), told::add));
        } catch (Checked.Enough withheld) {
            // Then it stops there, and is free for the next
            assertThat(finish(told(engine, summary())).answerTokens()).isPositive();
        }
        // Then
        assertThat(text(told)).isEqualTo("We open at nine.");
        assertThat(told.getLast()).isInstanceOf(Piece.Finish.class);
    }

    /// Nothing else of a shipped dialogue is worded by an engine: texts are filled in.
    @Test
    void ofWhatShippedAssistantsKnowOnlyTheirOwnWordsAreToldWhateverItMakesUp() throws Exception {
        int asked = 0;
        for (var source : shipped()) {
            // When
            var told = answered(source);
            // Then
            assertThat(text(told)).as(source.id()).isNotBlank();
            for (var sentence : Sentences.of(text(told))) assertThat(source.text()).as(source.id()).contains(sentence.strip());
            asked++;
        }
        assertThat(asked).isGreaterThan(40);
    }

    private static List<Piece> answered(Job.Source source) throws InterruptedException {
        var told = new ArrayList<Piece>();
        var job = new Job(source.id().contains(".zh.") ? "zh" : "en", List.of(), new Task.Question(Spoken.of(source.title()), List.of(source)), List.of(), 40);
        try {
            engine.generate(job, Checked.of(job, new Readings(), told::add));
        } catch (Checked.Enough withheld) {
            assertThat(told).contains(new Piece.Withheld("grounding"));
        }
        return told;
    }

    private static List<Job.Source> shipped() throws IOException {
        var all = new ArrayList<Job.Source>();
        try (var files = Files.walk(Path.of("../assistants"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".md") && each.toString().contains("knowledge")).sorted().toList()) {
                for (var part : Files.readString(file).split("(?m)^#+ +")) {
                    var lines = part.strip().split("\n", 2);
                    if (lines.length == 2) all.add(new Job.Source(file + "#" + lines[0], lines[0], lines[1].strip(), Sentences.of(lines[1].strip()).getFirst().strip(), 1));
                }
            }
        }
        return all;
    }

    @Test
    void conversationsThatFillTheirPlacesAndAreLeftHarmNoOther() throws InterruptedException {
        // Given conversations that grow to their limit, begin anew, and are left again and again
        var chance = new Random(1);
        String said = "";
        try (var crowded = engine(folder.resolve("tiny.gguf"), CROWDED)) {
            for (int i = 0; i < 200; i++) {
                said = (chance.nextInt(3) > 0 ? said : "") + (chance.nextBoolean() ? "退款 " : "order ").repeat(chance.nextInt(30));
                said = said.substring(0, Math.min(said.length(), 130));
                // When, then
                ask(crowded, new Job("en", List.of(), new Task.Chat(said), List.of(), 1 + chance.nextInt(40)), chance.nextInt(45));
            }
        }
    }

    /// Fails with nothing but what is our own.
    private static void ask(Generator crowded, Job job, int heard) throws InterruptedException {
        try {
            crowded.generate(job, leftAfter(heard));
        } catch (CancellationException left) {
            assertThat(heard).isLessThanOrEqualTo(job.maxTokens());
        } catch (MeshException refused) {
            assertThat(refused.fault()).isInstanceOf(Fault.BadInput.class);
        }
    }

    private static Sink<Piece> leftAfter(int pieces) {
        var left = new AtomicInteger(pieces);
        return _ -> {
            if (left.getAndDecrement() == 0) throw new CancellationException();
        };
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
        assertThatThrownBy(() -> engine(page, 512).start()).hasMessageContaining("page.gguf magic: expected GGUF");
    }

    @Test
    void namesAnArchitectureItDoesNotKnow() throws IOException {
        var strange = ChanceModel.write(folder.resolve("strange.gguf"), "qwen3", Shape.TINY);
        assertThatThrownBy(() -> engine(strange, 512).start()).hasMessageContaining("strange.gguf general.architecture: expected one").hasMessageContaining("qwen2").hasMessageEndingWith("found qwen3");
    }

    @Test
    void saysHowMuchOfAFileIsMissing() throws IOException {
        var whole = Files.readAllBytes(folder.resolve("tiny.gguf"));
        var cut = Files.write(folder.resolve("cut.gguf"), Arrays.copyOf(whole, whole.length - 1));
        var beheaded = Files.write(folder.resolve("beheaded.gguf"), Arrays.copyOf(whole, 2_000));
        assertThatThrownBy(() -> engine(cut, 512).start()).hasMessageContaining("cut.gguf is cut off: its header promises %,d bytes, the file has %,d".formatted(whole.length, whole.length - 1));
        assertThatThrownBy(() -> engine(beheaded, 512).start()).hasMessageContaining("beheaded.gguf is cut off within its header");
    }

    @Test
    void saysWhichFieldOfAHeaderIsWrong() throws IOException {
        var bytes = Files.readAllBytes(folder.resolve("tiny.gguf"));
        bytes[4] = 9;
        assertThatThrownBy(() -> engine(Files.write(folder.resolve("late.gguf"), bytes), 512).start()).hasMessageContaining("version: expected 2 or 3, found 9");
        bytes[4] = 3;
        bytes[15] = (byte) 0x80;
        assertThatThrownBy(() -> engine(Files.write(folder.resolve("many.gguf"), bytes), 512).start()).hasMessageContaining("tensor_count: expected 1 to");
    }

    @Test
    void saysThatTheTensorsAreNotThoseOfTheArchitecture() throws IOException {
        var other = ChanceModel.write(folder.resolve("other.gguf"), "gemma2", Shape.TINY);
        assertThatThrownBy(() -> engine(other, 512).start()).hasMessageContaining("architecture gemma2, 21 tensors").hasMessageContaining("could not load it");
    }

    @Test
    void canSayOnlyWhatTheFormAllows() throws InterruptedException {
        // Given
        var roomy = engine(folder.resolve("tiny.gguf"), 2048);
        var slots = List.of(new Pack.Slot("number", Pack.Kind.DIGITS, 4, 6, List.of()), new Pack.Slot("size", Pack.Kind.CHOICE, 0, 0, List.of(new Pack.Choice("大杯", List.of()), new Pack.Choice("small", List.of()))),
                new Pack.Slot("count", Pack.Kind.NUMBER, 0, 0, List.of()));
        var menu = new Menu(List.of(new Menu.Flow("refund", List.of("i want my money back")), new Menu.Flow("order_status", List.of())), slots, Language.ENGLISH);
        for (var heard : List.of("where is order 4271", "two small ones please", "a refund")) {
            // When
            var parts = Map.of("text", Spoken.of(heard), "flows", Spoken.of(menu.flowsTold()), "slots", Spoken.of(menu.slotsTold()));
            var said = text(told(roomy, new Job("en", List.of(), new Task.Write("command", parts, CommandForm.of(menu)), List.of(), 400)));
            // Then: weights by chance, and still whole commands of this menu; none is believed, for none quotes the caller
            assertThat(said).matches("(?s)\\s*\\{\\s*\"commands\"\\s*:\\s*\\[.+\\]\\s*\\}\\s*").containsPattern("start_flow|set_slot|correct|answer|small_talk|hand_off");
            assertThat(Chosen.read(said, menu, Spoken.of(heard))).isEmpty();
        }
        roomy.close();
    }

    @Test
    void whoeverLeavesWhileALongPromptIsReadLeavesAtOnceAndTheNextIsServed() throws Exception {
        // Given
        var chat = new Job("en", List.of(), new Task.Chat("word ".repeat(150)), List.of(), 5);
        var told = new ArrayList<Piece>();
        // When
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> engine.generate(chat, told::add)).isInstanceOf(InterruptedException.class);
        // Then
        assertThat(told).isEmpty();
        assertThat(finish(told(engine, chat)).answerTokens()).isPositive();
    }

    @Test
    void aLongPromptReadInPartsSaysWhatItSaysAtOnce() throws Exception {
        // Given
        var chat = new Job("en", List.of(), new Task.Chat("the quick brown fox ".repeat(25)), List.of(), 12);
        var begun = new Job("en", List.of(), new Task.Chat("the quick brown fox ".repeat(25) + "jumps"), List.of(), 12);
        // When
        String parted = text(told(engine, chat));
        told(engine, begun);
        // Then
        assertThat(text(told(engine, chat))).isEqualTo(parted);
    }

    @Test
    void saysWhichKeyItNeeds() {
        var unset = new LlamaGenerator(new LlamaSettings(Optional.empty(), 512, 1, 1, 1));
        assertThatThrownBy(unset::start).hasMessageContaining("callmesh.llm.llama.model");
        assertThatThrownBy(() -> told(unset, summary())).isInstanceOfSatisfying(MeshException.class, failure -> assertThat(failure.fault()).isEqualTo(new Fault.Unavailable("llama")));
    }
}
