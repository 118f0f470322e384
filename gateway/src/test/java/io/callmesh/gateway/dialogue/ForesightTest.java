package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.Generation.Piece;
import io.callmesh.gateway.dialogue.Generation.Task;
import io.callmesh.gateway.dialogue.Generation.Wording;
import io.callmesh.gateway.dialogue.Understanding.Meaning;
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.ToolSpec;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ForesightTest {

    private static final Meaning ORDER = new Meaning("order_status", 1, true, Map.of("orderNumber", "4271"), false, 0), YES = new Meaning("yes", 1, true, Map.of(), false, 0),
            STRANGE = new Meaning("", 0, false, Map.of(), true, 0);

    private final AtomicInteger understood = new AtomicInteger(), worded = new AtomicInteger(), open = new AtomicInteger();
    private final List<String> tools = new ArrayList<>();
    private final CountDownLatch looking = new CountDownLatch(1);
    private final Dialogue dialogue = new FlowDialogue(this::understand, this::begin, (_, name) -> new Recorded(name), Ledgers.fresh(), _ -> false);
    private Meaning meaning = ORDER;
    private DialogueState state = DialogueState.START;
    private boolean away, stuck;

    @Test
    void theQuestionThatWasForeseenIsAnsweredFromWhatWasPrepared() throws InterruptedException {
        // Given
        var expected = answered(dialogue::answer, question("where is 4271"));
        understood.set(0);
        worded.set(0);
        tools.clear();
        var foresight = dialogue.foresee(question("where is 4271"));
        int prepared = worded.get();
        var looked = List.copyOf(tools);

        // When
        var told = answered(foresight, question("where is 4271"));

        // Then
        assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(understood).hasValue(1);
        assertThat(worded).hasValue(prepared);
        assertThat(tools).isEqualTo(looked).isNotEmpty();
        assertThat(open).hasValue(0);
    }

    @Test
    void otherWordsCloseWhatWasPrepared() throws InterruptedException {
        // Given
        var foresight = dialogue.foresee(question("where is"));
        assertThat(open).hasValue(1);

        // When
        var told = answered(foresight, question("where is 4271"));

        // Then
        assertThat(told).contains(new Happening.ToolUsed("order_lookup", "found", "call-1-1"));
        assertThat(understood).hasValue(2);
        assertThat(open).hasValue(0);
    }

    @Test
    void theSameWordsAfterAnInterruptionAreNotUnderstoodTwice() throws InterruptedException {
        // Given
        var foresight = dialogue.foresee(question("where is 4271"));
        var cut = new Turn(0, Spoken.NOTHING, Spoken.of("Hello, this"), true, Spoken.of("is The Shop."));
        var later = new Question("call", 1, Chat.SHOP, "en", state, words("where is 4271"), List.of(cut));

        // When
        var told = answered(foresight, later);

        // Then
        assertThat(told).contains(new Happening.ToolUsed("order_lookup", "found", "call-1-1"));
        assertThat(understood).hasValue(1);
        assertThat(open).hasValue(0);
    }

    @Test
    void nothingIsChangedBeforeItIsAskedFor() throws InterruptedException {
        // Given
        state = confirming();
        meaning = YES;
        var foresight = dialogue.foresee(question("yes"));
        var before = List.copyOf(tools);

        // When
        var told = answered(foresight, question("yes"));

        // Then
        assertThat(before).isEmpty();
        assertThat(told).contains(new Happening.ToolUsed("order_cancel", "done", "call-1-1"));
        assertThat(tools).containsExactly("order_cancel");
        assertThat(understood).hasValue(1);
    }

    @Test
    void whatFailsWhenItIsForeseenIsTriedAgainWhenItIsAsked() throws InterruptedException {
        // Given
        away = true;
        var foresight = dialogue.foresee(question("where is 4271"));
        away = false;

        // When
        var told = answered(foresight, question("where is 4271"));

        // Then
        assertThat(told).last().isInstanceOf(Happening.Said.class);
        assertThat(understood).hasValue(1);
    }

    @Test
    void closingDropsWhatWasBegun() throws InterruptedException {
        // Given
        meaning = STRANGE;
        var foresight = dialogue.foresee(question("may i return this"));
        assertThat(open).hasValue(1);

        // When
        foresight.close();

        // Then
        assertThat(open).hasValue(0);
    }

    @Test
    void anInterruptEndsForeseeingEvenWhileAToolIsAsked() throws InterruptedException {
        // Given
        stuck = true;
        var ended = new AtomicBoolean();
        var thread = Thread.ofVirtual().start(() -> {
            try (var _ = dialogue.foresee(question("where is 4271"))) {
                ended.set(false);
            } catch (InterruptedException goneOn) {
                ended.set(true);
            }
        });
        looking.await();

        // When
        thread.interrupt();
        thread.join();

        // Then
        assertThat(ended).isTrue();
        assertThat(open).hasValue(0);
    }

    private List<Happening> answered(Foresight by, Question question) throws InterruptedException {
        var told = new ArrayList<Happening>();
        by.answer(question, told::add);
        return told;
    }

    private Question question(String said) {
        return new Question("call", 1, Chat.SHOP, "en", state, words(said), List.of());
    }

    private static Input.Words words(String said) {
        return new Input.Words(List.of(new Input.Hypothesis(Spoken.of(said), 0.9)), false, false);
    }

    /// Where the shop has asked whether to cancel order 4272.
    private static DialogueState confirming() {
        var chat = new Chat();
        chat.types("cancel_order", "orderNumber", "4272");
        chat.wants("yes");
        return chat.state;
    }

    private Meaning understand(String call, Object assistant, String language, List<Input.Hypothesis> hypotheses, String expecting) {
        understood.incrementAndGet();
        return meaning;
    }

    private Wording begin(Question question, Task task) {
        if (away) throw new MeshException(new Fault.Unavailable("llm"));
        worded.incrementAndGet();
        open.incrementAndGet();
        return new Wording() {
            private boolean said, closed;

            @Override
            public Optional<Piece> next() {
                if (said) return Optional.empty();
                said = true;
                return Optional.of(new Piece.Text("A sentence."));
            }

            @Override
            public void close() {
                if (!closed) open.decrementAndGet();
                closed = true;
            }
        };
    }

    /// Finds every order and cancels it.
    private final class Recorded implements Tool {

        private final String name;

        Recorded(String name) {
            this.name = name;
        }

        @Override
        public ToolSpec spec() {
            return new ToolSpec(name, Map.of(), Duration.ofSeconds(20), name.equals("order_lookup"), !name.equals("order_lookup"));
        }

        @Override
        public ToolResult call(Arguments arguments, CallContext context) {
            tools.add(name);
            looking.countDown();
            if (stuck) block();
            return name.equals("order_lookup") ? new ToolResult.Found("{\"status\":\"shipped\",\"due\":\"2026-11-24\"}") : new ToolResult.Done("{}");
        }

        private static void block() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
