package io.callmesh.asr.engine.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.asr.Retail;
import io.callmesh.asr.Speech;
import io.callmesh.asr.engine.Heard;
import io.callmesh.asr.engine.Recognizer;
import io.callmesh.asr.engine.RecognizerContract;
import io.callmesh.asr.engine.Task;
import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.audio.Wav;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class Sphinx4RecognizerTest extends RecognizerContract {

    private static Recognizer recognizer;
    private static Wav speech;

    @BeforeAll
    static void load() throws InterruptedException {
        recognizer = new Sphinx4Recognizer(new Sphinx4Settings(2, 200, 5_000));
        recognizer.warm();
        recognizer.expect(Retail.PACK);
        speech = Speech.inRoom(Speech.of("where is my order"), 300, 400);
    }

    @AfterAll
    static void unload() {
        recognizer.close();
    }

    @Override
    protected Recognizer recognizer() {
        return recognizer;
    }

    @Override
    protected Task task() {
        return task(16_000, "", List.of());
    }

    private static Task task(int rateHz, String expecting, List<String> hints) {
        return new Task("en", rateHz, Retail.PACK, expecting, hints, true);
    }

    @Override
    protected Wav speech() {
        return speech;
    }

    @Override
    protected String words() {
        return "where is my order";
    }

    @Test
    void theTelephoneIsUnderstoodToo() throws Exception {
        assertThat(first(hear("i would like a refund for order nine zero three eight", task(8_000, "", List.of())))).isEqualTo("i would like a refund for order nine zero three eight");
    }

    @Test
    void digitsAreUnderstoodWhateverWasAsked() throws Exception {
        assertThat(first(hear("four two seven one", task()))).isEqualTo("four two seven one");
        assertThat(first(hear("four two seven one", task(16_000, "orderNumber", List.of())))).isEqualTo("four two seven one");
        assertThat(first(hear("what are your opening hours", task(16_000, "orderNumber", List.of())))).isEqualTo("what are your opening hours");
    }

    @Test
    void anAnswerMayBeASentence() throws Exception {
        assertThat(first(hear("my order number is five six one two please", task(16_000, "orderNumber", List.of())))).isEqualTo("my order number is five six one two please");
    }

    @Test
    void stringsThatSoundAlikeAreAlternatives() throws Exception {
        // When
        var heard = hear("nine five nine one", task(8_000, "orderNumber", List.of()));
        // Then
        assertThat(heard.alternatives()).hasSizeGreaterThan(2).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void hesitationsAreNotPartOfWhatIsSaid() throws Exception {
        assertThat(first(hear("um, where is my order", task()))).isEqualTo("where is my order");
    }

    @Test
    void nodsAreHeardAsSuch() throws Exception {
        assertThat(first(hear("um hum", task()))).isEqualTo("oh mhm");
        assertThat(first(hear("uh huh", task()))).endsWith("uh-huh");
        assertThat(first(hear("oh i see", task(16_000, "orderNumber", List.of())))).isEqualTo("oh i see");
    }

    @Test
    void hintsAreHeardAsWell() throws Exception {
        assertThat(first(hear("open the garden gate", task(16_000, "", List.of("Open the garden gate!"))))).isEqualTo("open the garden gate");
    }

    @Test
    void whatIsNotOfThisWorldIsDoubtful() throws Exception {
        // When
        var heard = hear("the committee discussed parliamentary procedure with considerable enthusiasm", task());
        // Then
        assertThat(heard.doubtful()).isTrue();
    }

    @Test
    void wordsAreToldWhileTheyAreSpoken() throws Exception {
        try (var hearing = recognizer.open(task())) {
            // Given
            var partials = new ArrayList<String>();
            for (var frame : Pcm.frames(speech.samples(), 16_000)) hearing.hear(frame);
            // When
            Awaitility.await().until(() -> {
                hearing.hear(new Frame(new short[16], 16_000, 0));
                return hearing.partial().map(partial -> partials.add(partial.text().reveal())).isPresent();
            });
            // Then
            assertThat(partials.getLast()).startsWith("where is");
        }
    }

    private static String first(Heard heard) {
        return heard.alternatives().isEmpty() ? "" : heard.alternatives().getFirst().text().reveal();
    }

    private static Heard hear(String text, Task task) throws InterruptedException {
        var wav = Speech.inRoom(Speech.of(text), 300, 400).at(task.rateHz());
        try (var hearing = recognizer.open(task)) {
            hearing.hear(new Frame(wav.samples(), wav.rateHz(), 0));
            return hearing.finish();
        }
    }
}
