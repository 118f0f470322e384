package io.callmesh.gateway.dialogue.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.FlowDialogue;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.MemoryLedger;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.ToolSpec;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.fallback.Ledger;
import io.callmesh.runtime.privacy.Spoken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A language model that chooses among commands, over real gRPC.
class LlmChoiceTest {

    private static final Assistant SHOP = FolderAssistants.read(Path.of("src/test/resources/packs")).get("shop");
    private static final Duration PATIENCE = Duration.ofSeconds(20), SHORT = Duration.ofMillis(200);

    private final List<Happening> told = new ArrayList<>();
    private final Fallback rests = new Fallback("choose", 3, Duration.ofMinutes(1), () -> this.nanos, Ledger.NONE);
    private long nanos;
    private FakeLlm llm;
    private DialogueState state = DialogueState.START;
    private int turn;

    @BeforeEach
    void open() throws IOException {
        llm = new FakeLlm();
        llm.choosable = true;
    }

    @AfterEach
    void close() {
        llm.close();
    }

    @Test
    void whatIsUnderstoodUnsurelyAModelChooses() throws Exception {
        // When
        String asked = answer("what about the thing i bought");

        // Then
        assertThat(asked).isEqualTo("What is your order number?");
        assertThat(told).contains(new Happening.Understood("order_status", Map.of()));
        assertThat(llm.chosen.getFirst().getHistoryList()).extracting(message -> message.getText()).containsExactly("hello", "Hi.");
    }

    @Test
    void severalCommandsOfOneUtteranceAreServed() throws Exception {
        assertThat(answer("the thing i bought it is 4 2 7 1 and tell me when you open")).startsWith("Order 4271 is on its way").endsWith("We are open from nine to five.");
    }

    @Test
    void aValueIsCorrectedAndThenTheFlowStartsOver() throws Exception {
        answer("my order 4271");
        assertThat(answer("oh i read it wrongly 2 not 1")).startsWith("Order 4272");
    }

    @Test
    void aQuestionIsAnsweredAndTheOpenOneAskedAgain() throws Exception {
        answer("the thing i bought");
        assertThat(answer("before that how do i return it")).isEqualTo("You have thirty days. No more. What is your order number?");
    }

    @Test
    void whoWantsSomebodyIsGivenToThePeople() throws Exception {
        assertThat(answer("is somebody there")).isNotBlank();
        assertThat(told).contains(new Happening.Understood("agent", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"the thing i bought breaks", "the thing i bought stalls", "rules know no thing i bought"})
    void whenNobodyChoosesInTimeWhatWasUnderstoodBeforeCounts(String words) throws Exception {
        assertThat(answer(words)).isEqualTo("I cannot help with that.");
        assertThat(told).contains(new Happening.Understood("out_of_scope", Map.of()));
        assertThat(llm.chosen).hasSize(1);
    }

    @Test
    void aModelHasNoMoreThanAThirdOfWhatIsLeftOfATurn() throws Exception {
        // Given
        var budget = TurnBudget.of(Duration.ofSeconds(6));

        // When
        String said = budget.during(() -> answer("the thing i bought stalls", PATIENCE));

        // Then
        assertThat(said).isEqualTo("I cannot help with that.");
        assertThat(budget.spent()).isFalse();
    }

    @Test
    void aModelThatIsLateAgainAndAgainRests() throws Exception {
        // Given
        for (int late = 0; late < 3; late++) answer("the thing i bought stalls");

        // When
        answer("what about the thing i bought");
        answer("what about the thing i bought");

        // Then
        assertThat(llm.chosen).as("nobody waits for it").hasSize(3);

        // When
        nanos += Duration.ofMinutes(1).plusSeconds(1).toNanos();
        String asked = answer("what about the thing i bought");
        answer("what about the thing i bought");

        // Then
        assertThat(asked).as("it keeps up again").isEqualTo("What is your order number?");
        assertThat(llm.chosen).hasSizeGreaterThan(3);
    }

    @Test
    void oneThatIsLateNowAndThenDoesNotRest() throws Exception {
        for (int turns = 0; turns < 4; turns++) {
            state = DialogueState.START;
            answer("the thing i bought stalls");
            state = DialogueState.START;
            answer("what about the thing i bought");
        }
        assertThat(llm.chosen).hasSize(8);
    }

    @Test
    void withoutAModelNobodyIsAsked() throws Exception {
        llm.choosable = false;
        assertThat(answer("what about the thing i bought")).isEqualTo("I cannot help with that.");
        assertThat(llm.chosen).isEmpty();
    }

    @Test
    void whatIsUnderstoodSurelyIsNotReconsidered() throws Exception {
        answer("what became of my order");
        answer("4271");
        assertThat(llm.chosen).isEmpty();
    }

    @Test
    void whatIsConfirmedOrReadBackIsNotAModelsToDecide() throws Exception {
        state = new DialogueState("cancel_order", List.of(0), "read-back:orderNumber", Map.of("orderNumber", "4271"), Map.of(), 0, List.of(), Map.of());
        answer("the thing i bought");
        assertThat(llm.chosen).isEmpty();
    }

    private String answer(String words) throws InterruptedException {
        return answer(words, SHORT);
    }

    private String answer(String words, Duration patience) throws InterruptedException {
        told.clear();
        var understanding = new LlmChoice(new LlmUnderstanding(llm.channel, PATIENCE), llm.channel, patience, CallersClock.SYSTEM, rests);
        var dialogue = new FlowDialogue(understanding, new LlmGeneration(llm.channel, PATIENCE, true), (_, _) -> new Lookup(), new KeptLedger(new MemoryLedger(10), 10), _ -> false);
        dialogue.answer(new Question("call", ++turn, SHOP, "en", state, Input.Words.typed(words), List.of(new Turn(0, Spoken.of("hello"), Spoken.of("Hi."), false))), told::add);
        for (var happening : told) if (happening instanceof Happening.Decided(var decided, _)) state = decided;
        return told.stream().filter(Happening.Said.class::isInstance).map(said -> ((Happening.Said) said).clause().text().reveal()).collect(Collectors.joining(" "));
    }

    /// Knows orders 4271 and 4272.
    private record Lookup() implements Tool {

        @Override
        public ToolSpec spec() {
            return new ToolSpec("order_lookup", Map.of(), Duration.ofSeconds(1), true, false);
        }

        @Override
        public ToolResult call(Arguments arguments, CallContext context) {
            return arguments.values().get("number").startsWith("427") ? new ToolResult.Found("{\"status\":\"shipped\",\"due\":\"2026-11-24\"}") : new ToolResult.NotFound();
        }
    }
}
