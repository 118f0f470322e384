package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.Generation.Piece;
import io.callmesh.gateway.dialogue.Generation.Wording;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class ArrivingTest {

    private static final Duration LONG = Duration.ofSeconds(10), SHORT = Duration.ofMillis(1);

    private final BlockingQueue<Optional<Piece>> pieces = new LinkedBlockingQueue<>();

    /// Comes as the test wants it.
    private final class Slow implements Wording {

        @Override
        public Optional<Piece> next() throws InterruptedException {
            var piece = pieces.take();
            if (piece.isPresent() && piece.get() instanceof Piece.Cited) throw new MeshException(new Fault.Unavailable("llm"));
            return piece;
        }

        @Override
        public void close() {}
    }

    @Test
    void aTextIsLateThenComesThenEnds() throws InterruptedException {
        try (var arriving = new Arriving(new Slow())) {
            assertThat(arriving.next(SHORT)).isEqualTo(new Arriving.Late());
            pieces.add(Optional.of(new Piece.Text("well")));
            pieces.add(Optional.empty());
            assertThat(arriving.next(LONG)).isEqualTo(new Arriving.Came(new Piece.Text("well")));
            assertThat(arriving.next(LONG)).isEqualTo(new Arriving.End(Optional.empty()));
        }
    }

    @Test
    void aTextThatFailsFailsWhoWaits() {
        pieces.add(Optional.of(new Piece.Cited("broken")));
        try (var arriving = new Arriving(new Slow())) {
            assertThatThrownBy(() -> arriving.next(LONG)).isInstanceOf(MeshException.class);
        }
    }

    @Test
    void whatHasComeIsSpokenWhenTheRestIsLate() throws InterruptedException {
        // Given
        var dialogue = new FlowDialogue((_, _, _, _, _) -> { throw new AssertionError("nobody spoke"); }, (_, _) -> new Slow(), (_, _) -> { throw new AssertionError("no tool"); }, Ledgers.fresh(), _ -> false);
        var told = new ArrayList<String>();
        pieces.add(Optional.of(new Piece.Text("It is a bit further down ")));

        // When
        dialogue.answer(new Question("call", 0, Chat.SHOP, "en", DialogueState.START, new Input.Opening(), List.of()), happening -> {
            if (!(happening instanceof Happening.Said(var clause))) return;
            told.add(clause.text().reveal());
            pieces.add(Optional.of(new Piece.Text("the road.")));
            pieces.add(Optional.empty());
        });

        // Then
        assertThat(told).containsExactly("It is a bit further down", "the road.");
    }
}
