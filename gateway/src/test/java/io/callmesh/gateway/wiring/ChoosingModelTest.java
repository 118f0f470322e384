package io.callmesh.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callmesh.backstage.office.BackOffice;
import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.FlowDialogue;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.dialogue.grpc.CallersClock;
import io.callmesh.gateway.dialogue.grpc.LlmChoice;
import io.callmesh.gateway.dialogue.grpc.LlmGeneration;
import io.callmesh.gateway.dialogue.grpc.LlmUnderstanding;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.MemoryLedger;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.fallback.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A language model that chooses well, and one that invents: the core of the gateway, the llm service as it was built, a model by hand.
class ChoosingModelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final FolderAssistants SHIPPED = FolderAssistants.read(Path.of("../assistants"));
    private static final Assistant RETAIL = SHIPPED.get("retail");
    private static final String MINE = "my thingamajig has gone missing in the post, four two seven one", OURS = "would you kindly do the needful";

    @TempDir
    static Path folder;

    private static ChoosingModel model;
    private static RunningLlm llm;
    private final List<Happening> told = new ArrayList<>();
    private DialogueState state = DialogueState.START;
    private int turn;

    @BeforeAll
    static void start() throws Exception {
        boolean built = RunningLlm.built();
        if (!built) System.err.println("SKIPPED: the llm service is not built, run ./mesh test");
        assumeTrue(built, "the llm service is built");
        model = new ChoosingModel(Map.of(
                MINE, "{\"commands\":[{\"words\":\"gone missing in the post\",\"command\":\"start_flow\",\"flow\":\"order_status\"},{\"words\":\"four two seven one\",\"command\":\"set_slot\",\"slot\":\"orderNumber\",\"value\":\"4271\"}]}",
                OURS, "{\"commands\":[{\"words\":\"cancel my order\",\"command\":\"start_flow\",\"flow\":\"cancel_order\"},{\"words\":\"do the needful\",\"command\":\"set_slot\",\"slot\":\"orderNumber\",\"value\":\"4272\"}]}"));
        llm = RunningLlm.start(folder, "callmesh.llm.engine=openai,grounded", "callmesh.llm.openai.url=" + model.url(), "callmesh.llm.openai.model=hand");
        new LlmUnderstanding(llm.channel, PATIENCE).understand("prepare", RETAIL, "en", Input.Words.typed("hello").hypotheses(), "");
        llm.prepared();
    }

    @AfterAll
    static void stop() {
        if (llm != null) llm.close();
        if (model != null) model.close();
    }

    @BeforeEach
    void forget() {
        model.asked.clear();
    }

    @Test
    void aWishInWordsThatNobodyTrainedIsServedByTheFlowsAndTools() throws Exception {
        // When
        String said = answer(MINE);

        // Then
        assertThat(said).contains("4 2 7 1").contains("on its way");
        assertThat(told).contains(new Happening.ToolUsed("order_lookup", "found", "call-1-1"));
        assertThat(model.asked).anyMatch(asked -> asked.contains(MINE));
    }

    @Test
    void whatTheModelMakesUpIsNotDone() throws Exception {
        answer(OURS);
        assertThat(model.asked).anyMatch(asked -> asked.contains(OURS));
        assertThat(told).contains(new Happening.Understood("out_of_scope", Map.of())).noneMatch(Happening.ToolBegun.class::isInstance);
    }

    @Test
    void aPhraseOfThePackNeedsNoModel() throws Exception {
        answer("where is my order");
        assertThat(model.asked).isEmpty();
    }

    private String answer(String words) throws Exception {
        try (var office = BackOffice.start(0);
                var tools = new DialogueTools(SHIPPED, List.of(), new DialogueTools.Outside(Map.of("backOffice", office.url()), Map.of(), name -> name))) {
            var understanding = new LlmChoice(new LlmUnderstanding(llm.channel, PATIENCE), llm.channel, PATIENCE, CallersClock.SYSTEM, new Fallback("choose", 3, Duration.ofMinutes(1), System::nanoTime, Ledger.NONE));
            var dialogue = new FlowDialogue(understanding, new LlmGeneration(llm.channel, PATIENCE, true), tools, new KeptLedger(new MemoryLedger(10), 10), _ -> false);
            dialogue.answer(new Question("call", ++turn, RETAIL, "en", state, Input.Words.typed(words), List.of()), told::add);
        }
        return told.stream().filter(Happening.Said.class::isInstance).map(said -> ((Happening.Said) said).clause().text().reveal()).collect(Collectors.joining(" "));
    }
}
