package io.callmesh.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ContactTest {

    private final Contact contact = new Contact(Duration.ofSeconds(15));

    @Test
    void itTakesALeaseOfAnswersInARow() {
        assertThat(at(0, true)).isFalse();
        assertThat(at(5, true)).isFalse();
        assertThat(at(10, true)).isFalse();
        assertThat(at(15, true)).isTrue();
        assertThat(at(20, true)).isTrue();
    }

    @Test
    void oneThatWasMissingBeginsItAnew() {
        for (int second = 0; second <= 15; second += 5) at(second, true);
        assertThat(at(20, false)).isFalse();
        assertThat(at(25, true)).isFalse();
        assertThat(at(35, true)).isTrue();
    }

    @Test
    void whoWasFrozenDoesNotJudgeOthers() {
        for (int second = 0; second <= 15; second += 5) at(second, true);
        assertThat(at(120, true)).isFalse();
        assertThat(at(130, true)).isFalse();
        assertThat(at(135, true)).isTrue();
    }

    private boolean at(int seconds, boolean answered) {
        return contact.steady(answered, Duration.ofSeconds(seconds).toNanos());
    }
}
