package io.callmesh.asr.engine.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.asr.Speech;
import io.callmesh.asr.engine.Task;
import io.callmesh.audio.Frame;
import io.callmesh.proto.pack.v1.Intent;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.PackRef;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.proto.pack.v1.Slot;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Amounts, days and times of day, told when they are asked for.
class AskedValuesTest {

    private static final Pack PACK = Pack.newBuilder()
            .setRef(PackRef.newBuilder().setId("values").setHash("fedc"))
            .addLanguages("en")
            .addIntents(Intent.newBuilder().setName("pay").addPhrases(Phrase.newBuilder().setLanguage("en").setText("please pay {amount}")))
            .addSlots(Slot.newBuilder().setName("amount").setKind(Slot.Kind.KIND_MONEY))
            .addSlots(Slot.newBuilder().setName("day").setKind(Slot.Kind.KIND_DATE))
            .addSlots(Slot.newBuilder().setName("hour").setKind(Slot.Kind.KIND_TIME))
            .build();

    private static Sphinx4Recognizer recognizer;

    @BeforeAll
    static void load() throws InterruptedException {
        recognizer = new Sphinx4Recognizer(new Sphinx4Settings(2, 200, 0));
        recognizer.warm();
    }

    @AfterAll
    static void unload() {
        recognizer.close();
    }

    @Test
    void amountsAreHeard() throws Exception {
        assertThat(heard("forty two dollars and fifty cents", "amount", 16_000)).isEqualTo("forty two dollars and fifty cents");
        assertThat(heard("two hundred and ten euros", "amount", 16_000)).isEqualTo("two hundred and ten euros");
    }

    @Test
    void daysAreHeard() throws Exception {
        for (int rateHz : new int[] {16_000, 8_000}) {
            assertThat(heard("the third of march", "day", rateHz)).isEqualTo("the third of march");
            assertThat(heard("july fourteenth nineteen eighty two", "day", rateHz)).isEqualTo("july fourteenth nineteen eighty two");
        }
    }

    @Test
    void timesOfDayAreHeard() throws Exception {
        assertThat(heard("a quarter past six", "hour", 16_000)).isEqualTo("a quarter past six");
        assertThat(heard("ten thirty in the morning", "hour", 16_000)).isEqualTo("ten thirty in the morning");
    }

    private static String heard(String text, String asked, int rateHz) throws InterruptedException {
        var wav = Speech.inRoom(Speech.of(text), 300, 400).at(rateHz);
        try (var hearing = recognizer.open(new Task("en", rateHz, PACK, asked, List.of(), false))) {
            hearing.hear(new Frame(wav.samples(), rateHz, 0));
            var heard = hearing.finish();
            return heard.alternatives().isEmpty() ? "" : heard.alternatives().getFirst().text().reveal();
        }
    }
}
