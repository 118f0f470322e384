package io.callmesh.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callmesh.backstage.office.BackOffice;
import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.DialogueReader;
import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.assistant.ScriptedDialogue;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Input.Hypothesis;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.FlowDialogue;
import io.callmesh.gateway.dialogue.Generation;
import io.callmesh.gateway.dialogue.Understanding;
import io.callmesh.gateway.dialogue.grpc.CallersClock;
import io.callmesh.gateway.dialogue.grpc.LlmChoice;
import io.callmesh.gateway.dialogue.grpc.LlmGeneration;
import io.callmesh.gateway.dialogue.grpc.LlmUnderstanding;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.MemoryLedger;
import io.callmesh.proto.pack.v1.Passage;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.fallback.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dialogues of the shipped assistants with a language model that talks nonsense: the core of the gateway, the llm service as it
/// was built with llama.cpp in it, and a real back office.
class NonsenseModelTest {

    private static final Path ASSISTANTS = Path.of("../assistants");
    private static final FolderAssistants SHIPPED = FolderAssistants.read(ASSISTANTS);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static RunningLlm llm;
    private final List<String> complaints = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private int withheld, asked;

    /// An answer that an engine worded.
    private record Told(Assistant assistant, String question, String answer) {}

    @BeforeAll
    static void start() throws Exception {
        boolean built = RunningLlm.built();
        if (!built) System.err.println("SKIPPED: the llm service is not built, run ./mesh test");
        assumeTrue(built, "the llm service is built");
        var model = RunningLlm.nonsense(folder);
        llm = RunningLlm.start(folder, "callmesh.llm.engine=llama,grounded", "callmesh.llm.llama.model=" + model, "callmesh.llm.llama.context=8192");
    }

    @AfterAll
    static void stop() {
        if (llm != null) llm.close();
    }

    @Test
    void everyShippedDialogueServesTheCallerAndNothingUngroundedIsTold() throws Exception {
        // When
        int played = 0;
        for (var assistant : SHIPPED.all()) {
            prepare(assistant);
            for (var script : new DialogueReader(ASSISTANTS.resolve(assistant.id()), new ArrayList<>()).read(assistant)) {
                play(assistant, script);
                played++;
            }
        }

        // Then
        assertThat(complaints).isEmpty();
        assertThat(played).isGreaterThan(100);
        assertThat(told).hasSizeGreaterThan(20).allSatisfy(NonsenseModelTest::isQuoted);
        assertThat(asked).as("utterances for which it was asked to choose").isGreaterThan(20);
        assertThat(withheld).as("sentences that the model made up").isGreaterThan(20);
    }

    /// Until every pack is ready words are understood by their letters only.
    private static void prepare(Assistant assistant) throws InterruptedException {
        new LlmUnderstanding(llm.channel, PATIENCE).understand("prepare", assistant, "en", Input.Words.typed("hello").hypotheses(), "");
        llm.prepared();
    }

    private void play(Assistant assistant, ScriptedDialogue script) throws Exception {
        try (var office = BackOffice.start(0);
                var tools = new DialogueTools(SHIPPED, List.of(), new DialogueTools.Outside(Map.of("backOffice", office.url()), Map.of(), name -> name))) {
            var generation = new Overheard(new LlmGeneration(llm.channel, PATIENCE, true));
            var dialogue = new FlowDialogue(new Asking(new LlmChoice(new LlmUnderstanding(llm.channel, PATIENCE), llm.channel, PATIENCE, CallersClock.SYSTEM, new Fallback("choose", 3, Duration.ofMinutes(1), System::nanoTime, Ledger.NONE))), generation, tools, new KeptLedger(new MemoryLedger(100), 100), _ -> false);
            new DialoguePlayer(assistant, dialogue).play(script).forEach(complaint -> complaints.add(assistant.id() + "/" + complaint));
        }
    }

    private static void isQuoted(Told told) {
        var passages = told.assistant().pack().getPassagesList().stream().map(Passage::getText).map(NonsenseModelTest::words).toList();
        for (var sentence : told.answer().split("(?<=[.!?。！？])\\s*")) {
            assertThat(passages).as(told.question()).anyMatch(passage -> passage.contains(words(sentence)));
        }
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /// Counts what a model is asked to choose.
    private final class Asking implements Understanding {

        private final Understanding understanding;

        Asking(Understanding understanding) {
            this.understanding = understanding;
        }

        @Override
        public Meaning understand(String callId, Assistant assistant, String language, List<Hypothesis> hypotheses, String expecting) throws InterruptedException {
            return understanding.understand(callId, assistant, language, hypotheses, expecting);
        }

        @Override
        public Meaning reconsider(Question question, Hypothesis heard, Meaning understood) throws InterruptedException {
            asked++;
            return understanding.reconsider(question, heard, understood);
        }
    }

    /// Listens to what is told from knowledge.
    private final class Overheard implements Generation {

        private final Generation generation;

        Overheard(Generation generation) {
            this.generation = generation;
        }

        @Override
        public Wording begin(Question call, Task task) throws InterruptedException {
            var wording = generation.begin(call, task);
            return task instanceof Task.FromKnowledge(var question) ? listening(call.assistant(), question, wording) : wording;
        }

        private Wording listening(Assistant assistant, String question, Wording wording) {
            var answer = new StringBuilder();
            return new Wording() {
                @Override
                public Optional<Piece> next() throws InterruptedException {
                    var next = wording.next();
                    next.ifPresentOrElse(this::hear, () -> end());
                    return next;
                }

                private void hear(Piece piece) {
                    if (piece instanceof Piece.Text(var text)) answer.append(text);
                    if (piece instanceof Piece.Withheld) withheld++;
                }

                private void end() {
                    if (!answer.isEmpty()) told.add(new Told(assistant, question, answer.toString()));
                }

                @Override
                public void close() {
                    wording.close();
                }
            };
        }
    }
}
