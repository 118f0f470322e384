package io.callmesh.translation.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | where is my order
            en | I'd like to cancel it, please
            en | yes
            es | ¿dónde está mi pedido?
            es | quiero cancelar el pedido
            es | necesito hablar con una persona
            es | sí
            zh | 我的订单在哪里
            zh | 请帮我查一下 order 4271
            ja | 注文はどこですか
            ko | 제 주문은 어디에 있나요
            ru | где мой заказ
            ar | أين طلبي
            el | πού είναι η παραγγελία μου
            fr | où est ma commande ?
            de | wo ist meine Bestellung
            pt | onde está o meu pedido
            it | dov'è il mio ordine
            """)
    void tellsTheLanguage(String language, String text) {
        assertThat(LanguageDetector.of(text).language()).isEqualTo(language);
        assertThat(LanguageDetector.of(text).confidence()).isBetween(0.3f, 1f);
    }

    @ParameterizedTest
    @CsvSource({"4271", "???", "zxcv qwerty"})
    void saysNothingAboutWhatTellsNothing(String text) {
        assertThat(LanguageDetector.of(text)).isEqualTo(Guess.UNDETERMINED);
    }

    @Test
    void isSurerOfAScriptThanOfSharedWords() {
        assertThat(LanguageDetector.of("我的订单").confidence()).isGreaterThan(LanguageDetector.of("un menu").confidence());
    }
}
