package io.callmesh.llm.understand;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.classify.Learned;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Tokenizer;
import io.callmesh.llm.language.Words;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.pack.Pack.Intent;
import io.callmesh.llm.pack.Pack.Phrase;
import io.callmesh.llm.understand.ManyPhrases.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    private static Refusal in(String sentence, Language language) {
        return Refusal.in(Denial.paused(Tokenizer.tokens(sentence, language)));
    }

    private static boolean refused(Language language, String sentence, String phrase) {
        return in(sentence, language).of(List.of(Words.of(phrase, language)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"don't cancel my appointment", "please do not cancel the appointment", "I don't want to cancel my appointment", "I don't want you to cancel it", "I never asked you to cancel it",
        "I did not say cancel", "you must not cancel my visit", "there is no need to cancel it", "I'm not calling to cancel my appointment", "I'm not cancelling anything", "I would rather not cancel it",
        "I told you not to cancel it", "no, don't cancel it", "never cancel my appointment"})
    void whatIsNotToBeDoneIsRefused(String sentence) {
        assertThat(refused(Language.ENGLISH, sentence, "cancel my appointment")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel my appointment", "can't you cancel my appointment", "why don't you cancel my appointment", "don't you cancel appointments", "I don't want to wait, cancel it", "I don't want it, cancel it",
        "I don't want to come so cancel it", "I don't know how to cancel", "no, cancel it", "I can not cancel my appointment", "I have not been able to cancel", "shouldn't you cancel my appointment"})
    void whatIsWantedBesideANegationIsNotRefused(String sentence) {
        assertThat(refused(Language.ENGLISH, sentence, "cancel my appointment")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"别取消我的预约", "不要取消我的预约", "我不想取消预约", "请不要帮我取消预约", "我没说要取消预约", "我不是要取消预约", "不用取消我的预约", "我没有要取消预约"})
    void whatIsNotToBeDoneInChineseIsRefused(String sentence) {
        assertThat(refused(Language.CHINESE, sentence, "取消预约")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"取消我的预约", "要不要取消预约", "能不能取消预约", "我不想改时间，我想取消预约", "我不知道怎么取消预约", "特别想取消预约", "我不要这个取消", "不好意思，取消预约"})
    void whatIsWantedInChineseIsNotRefused(String sentence) {
        assertThat(refused(Language.CHINESE, sentence, "取消预约")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"i don't want to kill myself, kill myself", "i don't want to die, i want to die", "i don't want to live any more, live", "i don't want a cough to kill me, cough"})
    void whoSpeaksOfDyingRefusesNothing(String sentence, String phrase) {
        assertThat(refused(Language.ENGLISH, sentence, phrase)).isFalse();
        assertThat(refused(Language.CHINESE, "我不想死", "想死")).isFalse();
    }

    @Test
    void aPhraseWithANegationOfItsOwnWantsSomething() {
        var phrases = List.of(Words.of("i do not want any order", Language.ENGLISH), Words.of("cancel my order", Language.ENGLISH));
        assertThat(in("i don't want an order", Language.ENGLISH).of(phrases)).isFalse();
    }

    @Test
    void whatIsNotRefusedIsLeft() {
        assertThat(in("don't cancel it, move it", Language.ENGLISH).rest()).containsExactly(Denial.PAUSE, "move", "it");
        assertThat(in("i don't want to cancel i want to move it", Language.ENGLISH).rest()).containsExactly("i", "want", "to", "move", "it");
    }

    @Test
    void whatOpensAClauseTellsNothing() {
        var tokens = Tokenizer.tokens("no wait please don't cancel it", Language.ENGLISH);
        assertThat(Refusal.in(Denial.paused(tokens)).rest(tokens)).isEmpty();
    }

    private static Understander shop(Intent... more) {
        var intents = new ArrayList<>(List.of(
                new Intent("cancel_order", List.of(new Phrase("en", "cancel my order"))), new Intent("track_order", List.of(new Phrase("en", "where is my parcel"))), new Intent("yes", List.of(new Phrase("en", "yes please")))));
        intents.addAll(List.of(more));
        var understander = new Understander(new Pack("shop", "1", List.of("en"), intents, List.of(), List.of()), Language.ENGLISH, Letters::new, new Learned(Optional.empty(), 1));
        understander.prepare();
        return understander;
    }

    @Test
    void whoRefusesWantsAllToBeLeftAsItIs() {
        // Given
        var leaving = new Intent(Pack.CANCEL, List.of(new Phrase("en", "never mind")));
        // When
        var understood = shop(leaving).understand(List.of("please don't cancel my order"), "");
        // Then
        assertThat(understood.intents()).extracting(Understanding.Wanted::intent).containsExactly(Pack.CANCEL);
        assertThat(understood.outOfScope()).isFalse();
    }

    @Test
    void aPackThatCannotLeaveThingsUnderstandsNothing() {
        var understood = shop().understand(List.of("don't cancel my order"), "");
        assertThat(understood.intents()).isEmpty();
        assertThat(understood.outOfScope()).isTrue();
    }

    @Test
    void whatIsSaidBesideIsUnderstood() {
        var understood = shop().understand(List.of("don't cancel my order, where is my parcel"), "");
        assertThat(understood.intents().getFirst().intent()).isEqualTo("track_order");
    }
}
