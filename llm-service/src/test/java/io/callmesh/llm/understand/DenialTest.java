package io.callmesh.llm.understand;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Tokenizer;
import io.callmesh.llm.language.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenialTest {

    private static boolean denied(Language language, String sentence, String phrase) {
        return Denial.in(Denial.paused(Tokenizer.tokens(sentence, language))).of(Words.of(phrase, language));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "i have no chest pain              | i have chest pain",
        "i don't have any chest pain       | i have chest pain",
        "no chest pain                     | i have chest pain",
        "i am not bleeding                 | i am bleeding",
        "this is not an emergency          | this is an emergency",
        "my chest does not hurt            | my chest hurts",
        "my chest is not tight             | my chest is tight",
        "my chest no longer hurts          | my chest hurts",
        "no i am not short of breath       | i am short of breath",
        "i have not fainted                | i fainted",
        "i did not take too many pills     | i took too many pills",
        "i don't think it is a heart attack | i am having a heart attack",
        "please don't call an ambulance    | call an ambulance",
        "i don't feel any pain in my chest | i have pain in my chest",
        "i have no chest pain, but i can't breathe | i have chest pain",
    })
    void whatIsSaidNotToBeSoIsDenied(String sentence, String phrase) {
        assertThat(denied(Language.ENGLISH, sentence, phrase)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "i have chest pain                       | i have chest pain",
        "no i have chest pain                    | i have chest pain",
        "no my chest hurts                       | my chest hurts",
        "i have no idea why my chest hurts       | my chest hurts",
        "i cannot breathe                        | it is hard to breathe",
        "my package has not arrived              | when will my package arrive",
        "i no longer want my order               | i want to cancel my order",
        "i do not want my order                  | cancel my order",
        "it does not stop bleeding               | it does not stop bleeding",
        "i am not well and i have chest pain     | i have chest pain",
        "my chest hurts, no, i can't breathe     | my chest hurts",
        "no, chest pain                          | i have chest pain",
        "it is not my arm, it is my chest that hurts | my chest hurts",
        "i can't say i have no pain in my chest  | i have pain in my chest",
        "it's not that my chest doesn't hurt     | my chest hurts",
        "i don't have no chest pain              | i have chest pain",
        "i have never had chest pain like this   | i have chest pain",
        "my chest does not stop hurting          | my chest hurts",
        "my chest does not only hurt             | my chest hurts",
        "isn't this a heart attack               | i am having a heart attack",
        "he is not breathing                     | he is not breathing",
        "i have no feeling in my arm             | my arm is numb",
    })
    void aReasonToCallIsNoDenial(String sentence, String phrase) {
        assertThat(denied(Language.ENGLISH, sentence, phrase)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"我胸口不疼 | 我胸口疼", "我没有胸闷 | 我胸闷", "我没发烧 | 我发烧", "伤口没有流血 | 伤口一直流血", "我没有胸痛 | 我胸痛", "胸口一点都不疼 | 我胸口疼", "他没有昏迷 | 他昏迷了", "没有胸闷也没有胸痛 | 我胸痛", "我不需要救护车 | 我需要救护车"})
    void whatIsSaidNotToBeSoInChineseIsDenied(String sentence, String phrase) {
        assertThat(denied(Language.CHINESE, sentence, phrase)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"我不能呼吸 | 呼吸困难", "我的订单还没到 | 我的订单到了", "有没有停车场 | 有停车场吗", "能不能吃药 | 能吃药", "血止不住 | 血止不住", "我胸口疼 | 我胸口疼",
        "不，我胸口疼 | 我胸口疼", "不是胳膊，是胸口疼 | 我胸口疼", "我不能说我胸口不疼 | 我说不清楚", "我不是没有胸痛 | 我胸痛", "胸口没有这么疼过 | 我胸口疼", "难道不是心脏病发作 | 好像是心脏病发作", "他没有呼吸 | 他没有呼吸"})
    void aReasonToCallInChineseIsNoDenial(String sentence, String phrase) {
        assertThat(denied(Language.CHINESE, sentence, phrase)).isFalse();
    }

    @Test
    void aPhraseWithTheSameNegationStandsAgainstADenial() {
        var breathing = List.of("trouble", "breathing");
        var denial = Denial.in(List.of("he", "is", "not", "breathing"));
        assertThat(denial.of(breathing)).isTrue();
        assertThat(denial.of(breathing, List.of(breathing, List.of("she", "is", "not", "breathing")))).isFalse();
    }

    @Test
    void whatIsNotDeniedIsLeft() {
        var denial = Denial.in(Denial.paused(Tokenizer.tokens("my chest does not hurt but i can't breathe", Language.ENGLISH)));
        assertThat(denial.rest()).containsExactly("but", "i", "can", "not", "breathe");
        assertThat(Denial.in(Denial.paused(Tokenizer.tokens("胸口不疼，可是我晕倒了", Language.CHINESE))).rest()).containsExactly("可", "是", "我", "晕", "倒", "了");
    }
}
