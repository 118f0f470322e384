package io.callmesh.gateway.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.handoff.JoinTokens.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FloorTest {

    private final AtomicLong now = new AtomicLong();

    @Test
    void peopleAreThereForTheirQueuesAndTheirTenantAndNotForLong() {
        var floor = new Floor(new Queues(Map.of(), Set.of()), new Outbox(List.of(), List.of()), now::get);
        floor.present("acme", "Ana", Set.of("service"));
        floor.present("beta", "Bo", Set.of());

        assertThat(floor.staffed("acme", "service")).isTrue();
        assertThat(floor.staffed("acme", "security")).isFalse();
        assertThat(floor.staffed("beta", "security")).isTrue();
        floor.absent("beta", "Bo");
        assertThat(floor.staffed("beta", "security")).isFalse();
        now.addAndGet(Duration.ofSeconds(16).toNanos());
        assertThat(floor.staffed("acme", "service")).isFalse();
    }

    @Test
    void aQueueIsReachedByWhateverItHas() {
        var desk = new Shaky(0);
        var queues = new Queues(Map.of("desk", queue("desk", true), "none", queue("none", false)), Set.of("left"));
        var floor = new Floor(queues, new Outbox(List.of(desk), List.of()), now::get);

        assertThat(floor.reaches("", "desk")).isTrue();
        assertThat(floor.reaches("", "none")).isFalse();
        assertThat(floor.reaches("", "left")).isTrue();
        assertThat(floor.reaches("", "unheard of")).isFalse();
    }

    private static Queue queue(String name, boolean kafka) {
        return new Queue(name, Optional.empty(), Optional.empty(), Optional.empty(), kafka, true, false, Duration.ofMinutes(1));
    }

    @Test
    void aTokenOpensOneCallOnceAndSoon() {
        var tokens = new MemoryJoinTokens(now::get);
        var ticket = new Ticket("call-1", "Ana", "en", "key:1", "");
        String token = tokens.issue(ticket), late = tokens.issue(ticket);

        assertThat(token).isNotEqualTo(late);
        assertThat(tokens.find(token)).contains(ticket);
        assertThat(tokens.take(token)).contains(ticket);
        assertThat(tokens.take(token)).isEmpty();
        now.addAndGet(JoinTokens.LIFE.toNanos());
        assertThat(tokens.take(late)).isEmpty();
        assertThat(tokens.take("guessed")).isEmpty();
    }

    @Test
    void whatIsSentIsToldUntilTheDeskHasIt() throws Exception {
        // Given
        var desk = new Shaky(2);
        try (var outbox = new Outbox(List.of(desk), List.of(Duration.ofMillis(1), Duration.ofMillis(1)))) {
            // When
            outbox.send(queue("desk", true), BriefingJsonTest.briefing(Briefing.Kind.CALL_BACK));

            // Then
            for (int i = 0; i < 3; i++) assertThat(desk.told.poll(10, TimeUnit.SECONDS)).isEqualTo("call-1-hand-off-2");
            org.awaitility.Awaitility.await().until(() -> outbox.waiting() == 0);
            assertThat(outbox.lost()).isZero();
        }
    }

    @Test
    void aDeskThatIsAwayForGoodIsGivenUpAndCounted() {
        try (var outbox = new Outbox(List.of(new Shaky(100)), List.of(Duration.ofMillis(1)))) {
            outbox.send(queue("desk", true), BriefingJsonTest.briefing(Briefing.Kind.CALL_BACK));
            org.awaitility.Awaitility.await().until(() -> outbox.lost() == 1);
        }
    }

    /// Takes nothing the first times.
    private static final class Shaky implements Desk {

        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
        private int failures;

        Shaky(int failures) {
            this.failures = failures;
        }

        @Override
        public boolean serves(Queue queue, Briefing.Kind kind) {
            return queue.kafka();
        }

        @Override
        public boolean tell(Queue queue, Briefing briefing) {
            told.add(briefing.id());
            return failures-- <= 0;
        }
    }
}
