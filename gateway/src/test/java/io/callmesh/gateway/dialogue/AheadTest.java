package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Input.Hypothesis;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.Generation.Piece;
import io.callmesh.gateway.dialogue.Generation.Task;
import io.callmesh.gateway.dialogue.Generation.Wording;
import io.callmesh.gateway.dialogue.Understanding.Meaning;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AheadTest {

    private static final Meaning STRANGE = new Meaning("", 0, false, Map.of(), true, 0), HUMAN = new Meaning("agent", 1, true, Map.of(), false, 0);

    private final Library library = new Library();
    private final CountDownLatch understood = new CountDownLatch(1);
    private Meaning meaning = STRANGE;
    private final Dialogue dialogue = new FlowDialogue(this::understand, library, (_, _) -> { throw new AssertionError("no tool"); }, Ledgers.fresh(), _ -> false);

    @Test
    void anAnswerIsLookedForWhileWordsAreBeingUnderstoodAndOnlyOnce() throws InterruptedException {
        // When: understanding waits until that is so
        var told = answered(DialogueState.START);
        // Then
        assertThat(told).contains(new Happening.Cited("page"));
        assertThat(library.asked).containsExactly("may i return this");
        assertThat(library.open).hasValue(0);
    }

    @Test
    void whatNobodyNeedsIsLetGoOf() throws InterruptedException {
        // Given
        meaning = HUMAN;
        // When
        var told = answered(DialogueState.START);
        // Then
        assertThat(told).isNotEmpty().doesNotContain(new Happening.Cited("page"));
        assertThat(library.asked).hasSize(1);
        assertThat(library.open).hasValue(0);
    }

    @Test
    void whatFailsAheadFailsAsIfItHadBeenAskedForThen() {
        // Given
        library.away = true;
        // When, then
        assertThatThrownBy(() -> answered(DialogueState.START)).isInstanceOfSatisfying(MeshException.class,
                failure -> assertThat(failure.fault()).isEqualTo(new Fault.Unavailable("llm")));
        assertThat(library.open).hasValue(0);
    }

    @Test
    void nothingIsLookedForWhileSomethingElseIsAskedForOrTheGenerationForbidsIt() throws InterruptedException {
        // Given
        meaning = HUMAN;
        understood.countDown();
        // When
        answered(asking());
        library.free = false;
        answered(DialogueState.START);
        // Then
        assertThat(library.asked).isEmpty();
    }

    private List<Happening> answered(DialogueState state) throws InterruptedException {
        var told = new ArrayList<Happening>();
        dialogue.answer(new Question("call", 1, Chat.SHOP, "en", state, Input.Words.typed("may i return this"), List.of()), told::add);
        return told;
    }

    /// Where the shop has asked for an order's number.
    private static DialogueState asking() {
        var chat = new Chat();
        chat.wants("order_status");
        assertThat(chat.state.expecting()).isNotEmpty();
        return chat.state;
    }

    private Meaning understand(String call, Object assistant, String language, List<Hypothesis> hypotheses, String expecting) throws InterruptedException {
        assertThat(understood.await(10, TimeUnit.SECONDS)).isTrue();
        return meaning;
    }

    /// Answers every question with one page, and words texts as they are.
    private final class Library implements Generation {

        final List<String> asked = new ArrayList<>();
        final AtomicInteger open = new AtomicInteger();
        boolean free = true, away;

        @Override
        public Optional<Wording> ahead(Question question, Task task) {
            return free ? Optional.of(begin(question, task)) : Optional.empty();
        }

        @Override
        public Wording begin(Question question, Task task) {
            if (!(task instanceof Task.FromKnowledge(var words))) return new Page(List.of(new Piece.Text("So be it.")));
            asked.add(words);
            understood.countDown();
            return new Page(List.of(new Piece.Text("You may."), new Piece.Cited("page")));
        }

        private final class Page implements Wording {

            private final Iterator<Piece> pieces;
            private boolean closed;

            Page(List<Piece> pieces) {
                this.pieces = pieces.iterator();
                open.incrementAndGet();
            }

            @Override
            public Optional<Piece> next() {
                if (away) throw new MeshException(new Fault.Unavailable("llm"));
                return pieces.hasNext() ? Optional.of(pieces.next()) : Optional.empty();
            }

            @Override
            public void close() {
                if (!closed) open.decrementAndGet();
                closed = true;
            }
        }
    }
}
