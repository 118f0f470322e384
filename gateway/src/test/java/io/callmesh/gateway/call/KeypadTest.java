package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which keys belong together.
class KeypadTest {

    private static final Duration LONG = Duration.ofMinutes(1), SHORT = Duration.ofMillis(30);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private Thread running = Thread.ofVirtual().unstarted(() -> {});

    @AfterEach
    void stop() {
        running.interrupt();
    }

    @ParameterizedTest(name = "{0} pressed where up to {1} digits are asked for: {2}")
    @CsvSource({"2, 0, 2", "12, 0, 1 2", "4271, 4, 4271", "42#, 4, 42#", "#, 4, #", "*, 0, *", "4271#, 6, 4271#"})
    void aNumberIsCompleteWhenItIsLongEnoughOrAtTheHash(String pressed, int wanted, String collected) throws Exception {
        // Given
        var keypad = running(wanted, LONG);

        // When
        for (char key : pressed.toCharArray()) keypad.press(String.valueOf(key));

        // Then
        for (var keys : collected.split(" ")) assertThat(keys()).isEqualTo(keys);
    }

    @Test
    void theHashAfterANumberThatIsLongEnoughBelongsToIt() throws Exception {
        // Given
        var keypad = running(4, LONG);

        // When
        for (char key : "4271#1138".toCharArray()) keypad.press(String.valueOf(key));

        // Then
        assertThat(keys()).isEqualTo("4271");
        assertThat(keys()).isEqualTo("1138");
        assertThat(events).isEmpty();
    }

    @Test
    void aNumberIsCompleteWhenNoKeyFollowsForAWhile() throws Exception {
        var keypad = running(6, SHORT);

        keypad.press("42");

        assertThat(keys()).isEqualTo("42");
    }

    @Test
    void everyKeyTellsAtOnceThatTheCallerIsBusy() throws Exception {
        // Given
        var keypad = running(4, LONG);

        // When
        keypad.press("4");

        // Then
        assertThat(events.poll(10, TimeUnit.SECONDS)).isInstanceOf(Event.SpeechStarted.class);
        keypad.press("2");
        assertThat(events.poll(10, TimeUnit.SECONDS)).isInstanceOf(Event.SpeechStarted.class);
    }

    private Keypad running(int wanted, Duration nextKey) {
        var keypad = new Keypad(() -> wanted, System::nanoTime, events::put, nextKey);
        running = Thread.ofVirtual().start(() -> {
            try {
                keypad.run();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        return keypad;
    }

    private String keys() throws InterruptedException {
        List<Event> before = new ArrayList<>();
        while (true) {
            var event = events.poll(10, TimeUnit.SECONDS);
            if (event instanceof Event.Keys(var digits, _)) return digits;
            if (event == null) throw new AssertionError("no keys after " + before);
            before.add(event);
        }
    }
}
