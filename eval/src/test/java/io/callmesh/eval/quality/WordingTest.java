package io.callmesh.eval.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "(hello | hi); Hi, this is Anna.; true",
        "(hello | hi); This is Anna.; false",
        "i (promise | guarantee); Well, I guarantee you that; true",
        "i (promise | guarantee); Ali promised it; false",
        "your * balance is; Your current account balance is 5; true",
        "your * balance is; Your one two three four five six seven eight balance is; false",
        "no [big] risk; There is no risk.; true",
        "no [big] risk; There is no big risk.; true",
        "no [big] risk; There is no small risk.; false",
        "(早上 | 下午)好; 各位下午好！; true",
        "您的*余额是; 您的，活期账户，余额是五元; true",
        "您的*余额是; 您的余额是五元; true",
        "您的*余额是; 余额是五元; false",
        "it's; It’s done; true"})
    void findsWordsWhereverTheyAreSaid(String wording, String said, boolean found) {
        assertThat(new Wording(wording).in(said)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"(a | b; lacks a ')'", "a]; opens nothing", "a. b; has punctuation", "' '; expected words"})
    void saysWhatIsWrongWithOne(String wording, String problem) {
        assertThatThrownBy(() -> new Wording(wording)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(problem);
    }
}
