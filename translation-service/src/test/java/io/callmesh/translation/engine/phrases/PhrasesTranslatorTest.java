package io.callmesh.translation.engine.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.translation.engine.LanguagePair;
import io.callmesh.translation.engine.LanguagePairs;
import io.callmesh.translation.engine.Phrasebook;
import io.callmesh.translation.engine.Phrasebook.Choice;
import io.callmesh.translation.engine.Phrasebook.Kind;
import io.callmesh.translation.engine.Phrasebook.Slot;
import io.callmesh.translation.engine.Task;
import io.callmesh.translation.engine.Translation;
import io.callmesh.translation.engine.Translation.Reason;
import io.callmesh.translation.engine.Translation.Translated;
import io.callmesh.translation.engine.Translation.Untranslated;
import io.callmesh.translation.engine.Translator;
import io.callmesh.translation.engine.TranslatorContract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhrasesTranslatorTest extends TranslatorContract {

    private static final Phrasebook BOOK = new Phrasebook("shop", List.of(
            Map.of("en", "where is my order", "es", "dónde está mi pedido", "zh", "我的订单在哪里"),
            Map.of("en", "where is order {number}", "es", "dónde está el pedido {number}", "zh", "订单{number}在哪里"),
            Map.of("en", "i want to cancel my order", "es", "quiero cancelar mi pedido"),
            Map.of("en", "Order {number} is on its way.", "es", "El pedido {number} está en camino.", "zh", "订单{number}已经发货。"),
            Map.of("en", "It comes on {due}, for {total}.", "es", "Llega el {due}, por {total}.", "zh", "{due}送到，金额{total}。"),
            Map.of("en", "deliver it on {day}", "es", "entréguelo el {day}", "zh", "改到{day}送"),
            Map.of("en", "Others liked {items}.", "es", "A otros les gustó {items}.", "zh", "别人喜欢{items}。"),
            Map.of("en", "desk lamp", "es", "lámpara de escritorio", "zh", "台灯"),
            Map.of("en", "two-person tent", "es", "tienda de dos personas", "zh", "双人帐篷")),
            Map.of("number", new Slot(Kind.DIGITS, 4, 4, List.of()),
                    "day", new Slot(Kind.CHOICE, 0, 0, List.of(
                            new Choice("friday", Map.of("es", List.of("viernes"), "zh", List.of("星期五", "周五"))),
                            new Choice("noon", Map.of("es", List.of("mediodía")))))));

    private final PhrasesTranslator translator = new PhrasesTranslator(PAIRS);

    @Override
    protected Translator translator() {
        return translator;
    }

    @Override
    protected String unknown() {
        return "the mitochondria is the powerhouse of the cell";
    }

    @Test
    void findsASentenceWhateverItsAccentsCaseAndMarks() throws Exception {
        assertThat(said("es-en", "¿Donde esta mi pedido?")).isEqualTo("where is my order?");
        assertThat(said("en-zh", "Where's my order?")).isEqualTo("我的订单在哪里？");
    }

    @Test
    void carriesNumbersOver() throws Exception {
        assertThat(said("es-en", "dónde está el pedido 4271")).isEqualTo("where is order 4271");
        assertThat(said("en-es", "where is order four two seven oh")).isEqualTo("dónde está el pedido 4270");
        assertThat(said("zh-en", "订单四二七幺在哪里？")).isEqualTo("where is order 4271?");
        assertThat(said("en-zh", "Order 4 2 7 1 is on its way.")).isEqualTo("订单4271已经发货。");
    }

    @Test
    void refusesANumberOfTheWrongLength() throws Exception {
        assertThat(translate("en-es", "where is order 427")).isEqualTo(new Untranslated(Reason.UNKNOWN_PHRASE));
    }

    @Test
    void saysDaysAndAmountsAsTheOtherLanguageDoes() throws Exception {
        assertThat(said("en-es", "It comes on November 27, for 189.00 USD.")).isEqualTo("Llega el 27 de noviembre, por 189.00 dólares.");
        assertThat(said("en-es", "It comes on Friday, November 27, for $45.")).isEqualTo("Llega el viernes 27 de noviembre, por 45 dólares.");
        assertThat(said("zh-en", "11月27日星期五送到，金额45美元。")).isEqualTo("It comes on Friday, November 27, for $45.");
        assertThat(said("en-zh", "It comes on 2026-11-27, for 12 JPY.")).isEqualTo("2026年11月27日送到，金额12 JPY。");
        assertThat(said("zh-en", "11月27日送到，金额12。")).isEqualTo("It comes on November 27, for 12.");
    }

    @Test
    void saysChoicesAsThePackDoesAndNothingWhereItHasNoWord() throws Exception {
        assertThat(said("es-en", "entréguelo el viernes")).isEqualTo("deliver it on friday");
        assertThat(said("en-zh", "deliver it on friday")).isEqualTo("改到星期五送");
        assertThat(translate("en-zh", "deliver it on noon")).isInstanceOf(Untranslated.class);
    }

    @Test
    void translatesTheItemsOfAList() throws Exception {
        assertThat(said("en-es", "Others liked two-person tent, desk lamp and two-person tent."))
                .isEqualTo("A otros les gustó tienda de dos personas, lámpara de escritorio y tienda de dos personas.");
        assertThat(said("en-zh", "Others liked a desk lamp.")).isEqualTo("别人喜欢台灯。");
    }

    @Test
    void goesClauseByClauseAndGivesUpOnOneItDoesNotKnow() throws Exception {
        assertThat(said("en-es", "Order 4271 is on its way. Where is my order?")).isEqualTo("El pedido 4271 está en camino. dónde está mi pedido?");
        assertThat(translate("en-es", "Where is my order? My cat is ill.")).isEqualTo(new Untranslated(Reason.UNKNOWN_PHRASE));
    }

    @Test
    void passesOverWordsThatSayNothingAndOverNoOthers() throws Exception {
        assertThat(said("en-es", "um, hello, can you please cancel")).isEqualTo("");
        assertThat(said("en-es", "please where is my order")).isEqualTo("dónde está mi pedido");
        assertThat(((Translated) translate("en-es", "please where is my order")).score()).isLessThan(1).isGreaterThanOrEqualTo(0.8f);
        assertThat(translate("en-es", "i do not want to cancel my order")).isInstanceOf(Untranslated.class);
        assertThat(translate("en-es", "i want to track my order")).isInstanceOf(Untranslated.class);
    }

    @Test
    void anAssistantWithoutTheLanguageDoesNotKnowThePair() throws Exception {
        assertThat(translate("es-fr", "hola")).isEqualTo(new Untranslated(Reason.UNKNOWN_PAIR));
    }

    @Test
    void offersThePairsItIsConfiguredFor() {
        var pairs = Set.of(new LanguagePair("en", "zh"));
        assertThat(new PhrasesTranslator(new LanguagePairs(pairs)).pairs()).isEqualTo(pairs);
    }

    private String said(String pair, String text) throws InterruptedException {
        return translate(pair, text) instanceof Translated(var words, _) ? words.reveal() : "";
    }

    private Translation translate(String pair, String text) throws InterruptedException {
        var sides = pair.split("-");
        return translator.translate(new Task("", BOOK, Spoken.of(text), new LanguagePair(sides[0], sides[1])));
    }
}
