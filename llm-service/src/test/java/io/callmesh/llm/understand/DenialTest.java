package io.callmesh.llm.understand;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenialTest {

    private static boolean denied(Language language, String sentence, String phrase) {
        return Denial.of(Words.of(sentence, language), Words.of(phrase, language));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "i have no chest pain              | i have chest pain",
        "i don't have any chest pain       | i have chest pain",
        "no chest pain                     | i have chest pain",
        "i am not bleeding                 | i am bleeding",
        "this is not an emergency          | this is an emergency",
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
    })
    void aReasonToCallIsNoDenial(String sentence, String phrase) {
        assertThat(denied(Language.ENGLISH, sentence, phrase)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"我胸口不疼 | 我胸口疼", "我没有胸闷 | 我胸闷", "我没发烧 | 我发烧", "伤口没有流血 | 伤口一直流血"})
    void whatIsSaidNotToBeSoInChineseIsDenied(String sentence, String phrase) {
        assertThat(denied(Language.CHINESE, sentence, phrase)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"我不能呼吸 | 呼吸困难", "我的订单还没到 | 我的订单到了", "有没有停车场 | 有停车场吗", "能不能吃药 | 能吃药", "血止不住 | 血止不住", "我胸口疼 | 我胸口疼"})
    void aReasonToCallInChineseIsNoDenial(String sentence, String phrase) {
        assertThat(denied(Language.CHINESE, sentence, phrase)).isFalse();
    }
}
