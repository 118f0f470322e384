package io.callmesh.asr.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.asr.Retail;
import io.callmesh.proto.pack.v1.Intent;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.proto.pack.v1.Pronunciation;
import io.callmesh.proto.pack.v1.Slot;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VocabulariesTest {

    private static final String WORDS = """
            a AH
            a(2) EY
            coffee K AA F IY
            double D AH B AH L
            eight EY T
            five F AY V
            four F AO R
            is IH Z
            it IH T
            latte L AA T EY
            mail M EY L
            my M AY
            nine N AY N
            no N OW
            number N AH M B ER
            oh OW
            one W AH N
            order AO R D ER
            please P L IY Z
            seven S EH V AH N
            six S IH K S
            the DH AH
            three TH R IY
            triple T R IH P AH L
            two T UW
            uh AH
            voice V OY S
            where W EH R
            zero Z IH R OW
            """;

    private final Vocabularies english = new Vocabularies("en", VocabulariesTest::dictionary);

    private static InputStream dictionary() {
        return new ByteArrayInputStream(WORDS.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoeverIsSpokenToMayNodAsNoDictionarySpellsIt() {
        // When
        var vocabulary = english.general(pack("where is my order"), List.of());
        // Then
        assertThat(vocabulary.usual().accepts("mhm")).isTrue();
        assertThat(vocabulary.usual().accepts("oh uh-huh mhm")).isTrue();
        assertThat(vocabulary.usual().accepts("mhm where is my order")).isFalse();
        assertThat(vocabulary.usual().accepts("i see")).as("of which nobody knows the sound").isFalse();
        assertThat(vocabulary.pronunciations().get("mhm")).contains(List.of("M", "HH", "M"));
        assertThat(english.answers(pack("where is my order"), "orderNumber").seldom().accepts("mhm")).isFalse();
    }

    @Test
    void phrasesWithTheirOptionsAndChoicesMayBeSaid() {
        // When
        var said = english.general(pack("[please] where is (my | the) order"), List.of()).usual();
        // Then
        assertThat(said.accepts("where is my order")).isTrue();
        assertThat(said.accepts("please where is the order")).isTrue();
        assertThat(said.accepts("uh where is my order please")).isTrue();
        assertThat(said.accepts("where is order")).isFalse();
        assertThat(said.accepts("please")).isFalse();
    }

    @Test
    void aValueMayBeSaidInItsPlaceAndAlone() {
        // When
        var said = english.general(pack("where is order {orderNumber}"), List.of()).usual();
        // Then
        assertThat(said.accepts("where is order four two seven one")).isTrue();
        assertThat(said.accepts("four two seven one")).isTrue();
        assertThat(said.accepts("four double two one")).isTrue();
        assertThat(said.accepts("oh triple nine")).isTrue();
        assertThat(said.accepts("four two seven")).isFalse();
        assertThat(said.accepts("four two seven one six")).isFalse();
        assertThat(said.accepts("latte")).isTrue();
        assertThat(said.accepts("where is order")).isFalse();
    }

    @Test
    void aQuestionIsAnsweredByItsValueOrASentenceAroundIt() {
        // When
        var answers = english.answers(pack("where is order {orderNumber}"), "orderNumber");
        // Then
        assertThat(answers.usual().accepts("four two seven one")).isTrue();
        assertThat(answers.usual().accepts("no four two seven one")).isFalse();
        assertThat(answers.seldom().accepts("no four two seven one")).isTrue();
        assertThat(answers.seldom().accepts("my order number is four two seven one please")).isTrue();
        assertThat(answers.usual().accepts("latte")).isFalse();
    }

    @Test
    void aTelephoneNumberContestsOtherNumbersOnlyWhereOneIsAskedFor() {
        // Given
        var pack = pack("my number is {callback}").toBuilder().addSlots(Slot.newBuilder().setName("callback").setKind(Slot.Kind.KIND_PHONE)).build();

        // When
        var said = english.general(pack, List.of()).usual();

        // Then
        assertThat(said.accepts("four two seven one six")).isFalse();
        assertThat(said.accepts("four two seven one")).isTrue();
        assertThat(said.accepts("my number is four two seven one six")).isTrue();
        assertThat(english.answers(pack, "callback").usual().accepts("four two seven one six")).isTrue();
    }

    @Test
    void whoWasAskedForFreeTextMayNotBeForeseen() {
        // Given
        var pack = Pack.newBuilder().addSlots(Slot.newBuilder().setName("message").setKind(Slot.Kind.KIND_TEXT)).build();
        // When, Then
        assertThat(english.answers(pack, "message").nothing()).isTrue();
    }

    @Test
    void aPhraseThatNobodyCanPronounceIsLeftOutAndCounted() {
        // When
        var vocabulary = english.general(pack("where is my xyzzyfoo", "where is my (xyzzyfoo | order)", "where is {unknown}", "where is ["), List.of());
        // Then
        assertThat(vocabulary.leftOut()).isEqualTo(3);
        assertThat(vocabulary.usual().accepts("where is my order")).isTrue();
    }

    @Test
    void hintsMayBeSaidToo() {
        assertThat(english.general(pack(), List.of("Order, the coffee!")).usual().accepts("order the coffee")).isTrue();
    }

    @Test
    void wordsArePronouncedAsThePackSaysOrAsTheirPartsAre() {
        // Given
        var pack = pack("where is my voicemail", "where is the order's latte").toBuilder()
                .addPronunciations(Pronunciation.newBuilder().setLanguage("en").setWord("latte").setPhones("L AE T EY"))
                .build();
        // When
        var sound = english.general(pack, List.of()).pronunciations();
        // Then
        assertThat(sound.get("voicemail")).containsExactly(List.of("V", "OY", "S", "M", "EY", "L"));
        assertThat(sound.get("order's")).containsExactly(List.of("AO", "R", "D", "ER", "Z"));
        assertThat(sound.get("latte")).containsExactly(List.of("L", "AE", "T", "EY"), List.of("L", "AA", "T", "EY"));
        assertThat(sound.get("a")).isNull();
    }

    @Test
    void whatHasTheSameFutureIsOneState() {
        // When
        var graph = english.general(Pack.newBuilder().addIntents(intent("(my | the) (order | number)")).build(), List.of()).usual();
        // Then
        assertThat(new TreeMap<>(graph.after().get(graph.start()))).containsEntry("my", graph.after().get(graph.start()).get("the"));
    }

    @Test
    void bracketsMustMatch() {
        assertThatThrownBy(() -> PatternReader.read("where is [my order")).hasMessageContaining("] is missing");
        assertThatThrownBy(() -> PatternReader.read("where is ) my")).hasMessageContaining("unexpected )");
    }

    @Test
    void patternsOfShippedShapeAreRead() {
        assertThat(PatternReader.read("[a | an] {size}")).isEqualTo(new Expression.Sequence(List.of(
                new Expression.Maybe(new Expression.Choice(List.of(new Expression.Said("a"), new Expression.Said("an")))),
                new Expression.Value("size"))));
    }

    private static Pack pack(String... patterns) {
        return Retail.PACK.toBuilder().clearIntents().addIntents(intent(patterns)).build();
    }

    private static Intent intent(String... patterns) {
        var intent = Intent.newBuilder().setName("any");
        for (var pattern : patterns) intent.addPhrases(Phrase.newBuilder().setLanguage("en").setText(pattern));
        return intent.build();
    }
}
