package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Input;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FlowDialogueTest {

    private final List<Happening> told = new CopyOnWriteArrayList<>();
    private final AtomicBoolean cut = new AtomicBoolean();
    private final SlowTool tool = new SlowTool();
    private final Dialogue dialogue = new FlowDialogue(
            (_, _, _, _, _) -> new Meaning("order_status", 1, true, Map.of("orderNumber", "4271"), false, 0), (_, task) -> new Plain(task), (_, _) -> tool, Ledgers.fresh(), _ -> false);

    @Test
    void aToolThatHasBegunIsFinishedAndRememberedThoughTheCallerInterrupts() throws InterruptedException {
        // Given
        var caller = Thread.ofVirtual().start(this::answer);
        tool.begun.await();

        // When
        caller.interrupt();
        tool.mayEnd.countDown();
        caller.join();

        // Then
        assertThat(told).hasSize(4).first().isEqualTo(new Happening.ToolBegun("order_lookup", "call-1-1", false));
        assertThat(told.get(2)).isEqualTo(new Happening.ToolUsed("order_lookup", "found", "call-1-1"));
        assertThat(told.get(3)).isInstanceOfSatisfying(Happening.Decided.class, decided -> assertThat(decided.state().results()).containsKey("order"));
        assertThat(cut).isTrue();
    }

    @Test
    void keysToBeSentAreToldInTheirPlace() throws InterruptedException {
        // Given
        var toWarehouse = new FlowDialogue((_, _, _, _, _) -> new Meaning("warehouse", 1, true, Map.of("orderNumber", "4271"), false, 0), (_, task) -> new Plain(task), (_, _) -> tool, Ledgers.fresh(), _ -> false);

        // When
        toWarehouse.answer(new Question("call", 1, Chat.SHOP, "en", DialogueState.START, Input.Words.typed("the warehouse"), List.of()), told::add);

        // Then
        var kinds = told.stream().filter(happening -> happening instanceof Happening.Said || happening instanceof Happening.Pressed).toList();
        assertThat(kinds).hasSize(3).element(1).isEqualTo(new Happening.Pressed("9w4271#"));
    }

    @Test
    void whoseAnswerIsWithheldWholeIsNotLeftInSilence() throws InterruptedException {
        // Given
        var withholding = new FlowDialogue((_, _, _, _, _) -> new Meaning("hours", 1, true, Map.of(), false, 0), (_, task) -> task.equals(UNKNOWN) ? new Plain(task) : new Censored(), (_, _) -> tool, Ledgers.fresh(), _ -> false);

        // When
        withholding.answer(new Question("call", 1, Chat.SHOP, "en", DialogueState.START, Input.Words.typed("when are you open"), List.of()), told::add);

        // Then
        assertThat(told).contains(new Happening.Guarded("injection"));
        assertThat(told.stream().filter(Happening.Said.class::isInstance).map(said -> ((Happening.Said) said).clause().text().reveal())).containsExactly("I do not know.");
    }

    private static final Task UNKNOWN = new Task.Verbalize("I do not know.", Map.of());

    /// A text that was withheld, all of it.
    private static final class Censored implements Wording {

        private Optional<Piece> piece = Optional.of(new Piece.Withheld("injection"));

        @Override
        public Optional<Piece> next() {
            var next = piece;
            piece = Optional.empty();
            return next;
        }

        @Override
        public void close() {}
    }

    @Test
    void aToolThatBreaksHasFailed() {
        // Given
        tool.broken = true;
        tool.mayEnd.countDown();

        // When
        answer();

        // Then
        assertThat(told).contains(new Happening.ToolUsed("order_lookup", "failed", "call-1-1"));
    }

    @Test
    void aToolThatNeverEndsHasFailed() {
        // Given
        tool.patience = Duration.ofMillis(-990);

        // When
        answer();

        // Then
        assertThat(told).contains(new Happening.ToolUsed("order_lookup", "failed", "call-1-1"));
    }

    private void answer() {
        try {
            dialogue.answer(new Question("call", 1, Chat.SHOP, "en", DialogueState.START, Input.Words.typed("where is 4271"), List.of()), told::add);
        } catch (InterruptedException asExpected) {
            cut.set(true);
        }
    }

    /// Finds every order, as soon as it may.
    private static final class SlowTool implements Tool {

        final CountDownLatch begun = new CountDownLatch(1), mayEnd = new CountDownLatch(1);
        Duration patience = Duration.ofSeconds(20);
        boolean broken;

        @Override
        public ToolSpec spec() {
            return new ToolSpec("order_lookup", Map.of(), patience, true, false);
        }

        @Override
        public ToolResult call(Arguments arguments, CallContext context) {
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
            }
            if (broken) throw new IllegalStateException("my own mistake");
            return new ToolResult.Found("{\"status\":\"shipped\"}");
        }
    }

    /// Says templates as they are.
    private static final class Plain implements Wording {

        private Optional<Piece> left;

        Plain(Task task) {
            left = task instanceof Task.Verbalize(var template, _) ? Optional.of(new Piece.Text(template)) : Optional.empty();
        }

        @Override
        public Optional<Piece> next() {
            var next = left;
            left = Optional.empty();
            return next;
        }

        @Override
        public void close() {}
    }
}
