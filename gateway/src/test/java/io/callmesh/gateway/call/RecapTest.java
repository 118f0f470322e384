package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.session.Session;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.CallScope;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RecapTest {

    private final List<Dialogue.Question> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final Recap recap = new Recap(new Remembering(), TestAssistants.shop(Pack.getDefaultInstance()));
    private volatile boolean broken;
    private Session session = Session.begun("call", "token", "", "shop", "en", "chat", Instant.EPOCH);

    @Test
    void olderTurnsAreSummedUpOnceBesideTheCallAndTheLatestStay() throws Exception {
        try (var scope = scope()) {
            // Given
            talk(16, "short", scope);
            assertThat(asked).isEmpty();

            // When
            talk(1, "short", scope);
            var meanwhile = session;
            mayAnswer.countDown();
            awaitSummary(scope, 9);

            // Then
            assertThat(meanwhile.summary()).isEmpty();
            assertThat(meanwhile.history()).hasSize(17);
            assertThat(asked.getFirst().history()).extracting(Turn::turn).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(session.earlier().reveal()).isEqualTo("(9)");
            assertThat(session.history()).extracting(Turn::turn).containsExactly(10, 11, 12, 13, 14, 15, 16, 17);
            assertThat(session.turns()).hasSize(17);
        }
    }

    @Test
    void theNextSummaryGoesOnFromTheFirst() throws Exception {
        try (var scope = scope()) {
            // Given
            mayAnswer.countDown();
            talk(17, "short", scope);
            awaitSummary(scope, 9);

            // When
            talk(9, "short", scope);
            awaitSummary(scope, 18);

            // Then
            assertThat(session.earlier().reveal()).isEqualTo("(9)(9)");
            assertThat(asked.getLast().history()).extracting(Turn::turn).containsExactly(10, 11, 12, 13, 14, 15, 16, 17, 18);
        }
    }

    @Test
    void longTurnsAreSummedUpSooner() throws Exception {
        try (var scope = scope()) {
            mayAnswer.countDown();
            talk(9, "word ".repeat(120), scope);
            awaitSummary(scope, 1);
            assertThat(session.history()).hasSize(8);
        }
    }

    @Test
    void whenNobodySumsUpTheTurnsStayAndItIsTriedAgainSomeTurnsLater() throws Exception {
        try (var scope = scope()) {
            // Given
            broken = true;
            mayAnswer.countDown();
            talk(17, "short", scope);
            Awaitility.await().until(() -> !asked.isEmpty());

            // When
            talk(7, "short", scope);
            int meanwhile = asked.size();
            broken = false;
            talk(1, "short", scope);
            Awaitility.await().until(() -> {
                if (session.summary().isEmpty() && asked.size() == 1) talk(1, "short", scope);
                session = recap.of(session, scope);
                return session.summary().isPresent();
            });

            // Then
            assertThat(meanwhile).isEqualTo(1);
            assertThat(asked).hasSize(2);
        }
    }

    private static CallScope scope() {
        return CallScope.open("call", (task, cause) -> { throw new AssertionError(task, cause); });
    }

    private void talk(int turns, String words, CallScope scope) throws InterruptedException {
        for (int i = 0; i < turns; i++) {
            session = session.withTurn(new Turn(session.turn() + 1, Spoken.of(words), Spoken.of(words), false), DialogueState.START);
            session = recap.of(session, scope);
        }
    }

    private void awaitSummary(CallScope scope, int through) {
        Awaitility.await().until(() -> {
            session = recap.of(session, scope);
            return session.summary().filter(summary -> summary.through() == through).isPresent();
        });
    }

    private final class Remembering implements Dialogue {

        @Override
        public void answer(Question question, Sink<Happening> told) {
            throw new AssertionError("nobody asked");
        }

        @Override
        public Optional<Spoken> sumUp(Question question) throws InterruptedException {
            asked.add(question);
            mayAnswer.await();
            if (broken) throw new MeshException(new Fault.Unavailable("llm"));
            return Optional.of(Spoken.of(question.earlier().reveal() + "(" + question.history().size() + ")"));
        }
    }
}
