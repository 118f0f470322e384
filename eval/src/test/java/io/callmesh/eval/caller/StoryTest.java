package io.callmesh.eval.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoryTest {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ScheduledExecutorService agent = Executors.newSingleThreadScheduledExecutor();
    private final Story story = new Story();

    @AfterEach
    void close() {
        agent.shutdownNow();
    }

    @Test
    void whoHearsSomebodySpeakWaitsForTheEndOfIt() throws Exception {
        // Given a greeting that takes three times the patience
        agent.scheduleAtFixedRate(() -> story.tell(new CallEvent.Sound(new short[160])), 0, 20, TimeUnit.MILLISECONDS);
        agent.schedule(() -> story.tell(new CallEvent.Said(0, "Welcome.", "Welcome.", false, List.of())), 1_500, TimeUnit.MILLISECONDS);

        // When
        boolean greeted = story.await(PATIENCE, so -> so.answeredAfter(-1));

        // Then
        assertThat(greeted).isTrue();
    }

    @Test
    void whoHearsNothingGivesUp() throws Exception {
        // When
        boolean greeted = story.await(PATIENCE, so -> so.answeredAfter(-1));

        // Then
        assertThat(greeted).isFalse();
    }
}
