package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.dialogue.Heard.Meant;
import io.callmesh.gateway.dialogue.Heard.Sureness;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A nurse of the shipped clinic calls between eight in the morning and six in the evening.
class HalvesTest {

    private static final Assistant CLINIC = FolderAssistants.read(Path.of("../assistants")).get("clinic");
    private static final String TIME = "callTime", HALF = "half:callTime";

    private final FlowEngine engine = new FlowEngine(CLINIC, "en");
    private final FakeWorld world = new FakeWorld();
    private DialogueState state = DialogueState.START;

    @BeforeEach
    void aDayIsTold() throws InterruptedException {
        put(new Meant("nurse_call", true, Map.of("callDay", List.of("2026-12-03")), Sureness.TYPED, ""));
        assertThat(state.awaiting()).isEqualTo("slot:callTime");
    }

    @ParameterizedTest
    @CsvSource({"06:00, 18:00, 18:00", "03:30, 15:30, 15:30", "10:00, 22:00, 10:00"})
    void theHoursOfTheBusinessTellTheHalfOfTheDay(String early, String late, String taken) throws InterruptedException {
        times(early, late);
        assertThat(state.slots()).containsEntry(TIME, taken);
        assertThat(state.awaiting()).isEqualTo("slot:callNumber");
    }

    @Test
    void whereBothMayBeTheCallerIsAsked() throws InterruptedException {
        // When
        times("07:00", "19:00");
        assertThat(state.awaiting()).isEqualTo(HALF);
        says("in the evening please");

        // Then: it is told apart, and the nurses do not call then
        assertThat(state.awaiting()).isEqualTo("slot:callTime");
        assertThat(state.lastSaid()).containsExactly("outside.callTime");
        assertThat(state.slots()).doesNotContainKey(TIME);
    }

    @ParameterizedTest
    @CsvSource({"in the morning or in the evening", "i am not sure", "no idea"})
    void wordsThatTellNoneOrBothAreAskedFor(String words) throws InterruptedException {
        times("07:00", "19:00");
        says(words);
        assertThat(state.awaiting()).isEqualTo(HALF);
    }

    @Test
    void theQuestionIsAnsweredByKeysToo() throws InterruptedException {
        // Given
        times("07:00", "19:00");

        // When
        keys("7");
        assertThat(state.awaiting()).isEqualTo(HALF);
        keys("1630");

        // Then
        assertThat(state.slots()).containsEntry(TIME, "16:30");
    }

    @Test
    void oneKeyIsOneHalf() throws InterruptedException {
        times("07:00", "19:00");
        keys("1");
        assertThat(state.lastSaid()).containsExactly("outside.callTime");
    }

    @Test
    void aTimeThatIsToldWholeNeedsNoQuestion() throws InterruptedException {
        times("07:00", "19:00");
        put(new Meant("", false, Map.of(TIME, List.of("16:00")), Sureness.TYPED, ""));
        assertThat(state.slots()).containsEntry(TIME, "16:00");
        assertThat(state.awaiting()).isEqualTo("slot:callNumber");
    }

    @Test
    void whatElseIsSaidIsNotTakenForAHalf() throws InterruptedException {
        times("07:00", "19:00");
        says("yes");
        assertThat(state.awaiting()).isEqualTo(HALF);
        assertThat(state.lastSaid()).containsExactly("not_understood_1", "half");
    }

    @Test
    void aCorrectedTimeIsOfTheSameHalf() throws InterruptedException {
        // Given
        times("10:00", "22:00");
        put(new Meant("", false, Map.of("callNumber", List.of("4155550134")), Sureness.TYPED, ""));
        assertThat(state.awaiting()).isEqualTo("confirm");

        // When
        put(new Meant("correction", true, Map.of(TIME, List.of("09:30", "21:30")), Sureness.TYPED, "no i meant nine thirty"));

        // Then
        assertThat(state.slots()).containsEntry(TIME, "09:30");
        assertThat(state.awaiting()).isEqualTo("confirm");
    }

    private void times(String early, String late) throws InterruptedException {
        put(new Meant("", false, Map.of(TIME, List.of(early, late)), Sureness.TYPED, "at some time"));
    }

    private void says(String words) throws InterruptedException {
        put(new Meant(words.equals("yes") ? "yes" : "out_of_scope", false, Map.of(), Sureness.TYPED, words));
    }

    private void keys(String digits) throws InterruptedException {
        put(new Heard.Keyed(digits));
    }

    private void put(Heard heard) throws InterruptedException {
        state = engine.decide(state, heard, world).state();
    }
}
