package io.callmesh.asr.engine.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.asr.Retail;
import io.callmesh.asr.Speech;
import io.callmesh.asr.engine.Heard;
import io.callmesh.asr.engine.Task;
import io.callmesh.audio.Frame;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Callers who speak as no pack foresees. None of the sentences is one of a pack, of a dialogue or of the carriers.
class FreeSpeechTest {

    private static Sphinx4Recognizer recognizer;

    @BeforeAll
    static void load() throws InterruptedException {
        recognizer = new Sphinx4Recognizer(new Sphinx4Settings(2, 200, 5_000));
        recognizer.warm();
        recognizer.expect(Retail.PACK);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> first(hear("any news on the things i bought last week", 16_000)).startsWith("any news"));
    }

    @AfterAll
    static void unload() {
        recognizer.close();
    }

    @Test
    void wordsOfTheirOwnAreHeard() throws Exception {
        assertThat(first(hear("any news on the things i bought last week", 16_000))).isEqualTo("any news on the things i bought last week");
        assertThat(first(hear("do you know when the driver is going to show up", 16_000))).isEqualTo("do you know when the driver is going to show up");
        assertThat(first(hear("how much time is left to bring it back to the store", 16_000))).isEqualTo("how much time is left to bring it back to the store");
    }

    @Test
    void theyAreTrusted() throws Exception {
        // When
        var heard = hear("do you know when the driver is going to show up", 16_000);
        // Then
        assertThat(heard.doubtful()).isFalse();
        assertThat(heard.alternatives().getFirst().confidence()).isGreaterThan(0.5);
        assertThat(heard.alternatives().getFirst().words()).hasSize(11).isSortedAccordingTo((one, other) -> one.start().compareTo(other.start()));
    }

    @Test
    void onTheTelephoneMostOfThemAre() throws Exception {
        assertThat(first(hear("do you know when the driver is going to show up", 8_000)).split(" ")).contains("do", "you", "know", "when", "driver", "going");
    }

    @Test
    void aSentenceOfThePackIsHeardAsThat() throws Exception {
        assertThat(first(hear("could you tell me where my parcel is", 16_000))).isEqualTo("could you tell me where my parcel is");
    }

    @Test
    void numbersAmongThemAreDigits() throws Exception {
        assertThat(first(hear("what happened to number four two seven two", 16_000))).endsWith("number four two seven two");
    }

    private static String first(Heard heard) {
        return heard.alternatives().isEmpty() ? "" : heard.alternatives().getFirst().text().reveal();
    }

    private static Heard hear(String text, int rateHz) throws InterruptedException {
        var wav = Speech.inRoom(Speech.of(text), 300, 400).at(rateHz);
        try (var hearing = recognizer.open(new Task("en", wav.rateHz(), Retail.PACK, "", List.of(), false))) {
            hearing.hear(new Frame(wav.samples(), wav.rateHz(), 0));
            return hearing.finish();
        }
    }
}
