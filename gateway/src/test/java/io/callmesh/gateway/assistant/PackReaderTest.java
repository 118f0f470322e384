package io.callmesh.gateway.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.proto.pack.v1.Intent;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackReaderTest {

    private static final Path PACKS = Path.of("src/test/resources/packs");

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        try (var files = Files.walk(PACKS)) {
            for (var file : files.toList()) {
                var copy = folder.resolve(PACKS.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(copy);
                else Files.copy(file, copy);
            }
        }
    }

    @Test
    void aPackInheritsWhatItDoesNotSay() {
        // When
        var shop = FolderAssistants.read(PACKS).get("shop");

        // Then
        assertThat(shop.languages()).containsExactly("en", "zh");
        assertThat(shop.flows()).containsKeys("agent", "order_status");
        assertThat(shop.text("goodbye", "en")).isEqualTo("Goodbye!");
        assertThat(shop.slots().get("orderNumber")).isEqualTo(new Slot("orderNumber", Slot.Kind.DIGITS, 4, 4, List.of()));
        assertThat(shop.menu()).containsEntry("1", "order_status");
        assertThat(shop.pack().getPassagesList()).singleElement().satisfies(passage -> {
            assertThat(passage.getId()).isEqualTo("knowledge/returns.en.md#how-long");
            assertThat(passage.getText()).isEqualTo("You can return anything within thirty days.");
        });
        assertThat(shop.pack().getPronunciationsCount()).isEqualTo(2);
    }

    @Test
    void anyStandsForEachSlotThatIsNotText() {
        // When
        var correction = FolderAssistants.read(PACKS).get("shop").pack().getIntentsList().stream().filter(intent -> intent.getName().equals("correction")).findFirst();

        // Then
        assertThat(correction.map(Intent::getPhrasesList).orElseThrow()).extracting(Phrase::getText)
                .contains("no {orderNumber}", "no {drink}", "[no] i meant {size}").doesNotContain("no {message}", "no {any}");
    }

    @Test
    void theHashChangesWithTheContentOnly() throws IOException {
        // Given
        String before = FolderAssistants.read(folder).get("shop").pack().getRef().getHash();
        String again = FolderAssistants.read(PACKS).get("shop").pack().getRef().getHash();

        // When
        append("shop/intents.en.yaml", "parking: [where can i park]\n");
        append("shop/flows.yaml", "parking: [{say: hours}]\n");
        String after = FolderAssistants.read(folder).get("shop").pack().getRef().getHash();

        // Then
        assertThat(before).isEqualTo(again).hasSize(64).isNotEqualTo(after);
    }

    @Test
    void everyProblemIsToldWithFileKeyAndExpectation() throws IOException {
        // Given
        append("shop/flows.yaml", """
                parking:
                  - say: no_such_text
                  - ask: noSuchSlot
                  - dance: true
                  - say: hours
                    loudly: true
                """);
        append("shop/intents.en.yaml", "parking: ['where (can i park', 'Park!', 'park {nowhere}']\n");
        append("shop/texts.en.yaml", "odd: '{nothing} {order.due|loud}'\n");
        append("shop/tools.yaml", "broken: {get: \"http://x\", timeout: soon, outcomes: {200: fine}}\n");

        // When
        var problems = new ArrayList<Problem>();
        new PackReader(folder.resolve("shop"), problems).read();

        // Then
        assertThat(problems).extracting(Problem::toString).anySatisfy(text -> assertThat(text).startsWith("shop/flows.yaml: parking").contains("no_such_text"))
                .anySatisfy(text -> assertThat(text).contains("noSuchSlot is no slot"))
                .anySatisfy(text -> assertThat(text).contains("shop/flows.yaml: parking[2]: expected one verb of"))
                .anySatisfy(text -> assertThat(text).contains("parking[3].loudly: is not known here"))
                .anySatisfy(text -> assertThat(text).contains("shop/intents.en.yaml: parking[0]: the phrase lacks a ')'"))
                .anySatisfy(text -> assertThat(text).contains("parking[1]: the phrase has punctuation"))
                .anySatisfy(text -> assertThat(text).contains("{nowhere} is no slot"))
                .anySatisfy(text -> assertThat(text).contains("shop/texts.en.yaml: odd: {nothing} is neither a slot"))
                .anySatisfy(text -> assertThat(text).contains("{order.due|loud}: formats are"))
                .anySatisfy(text -> assertThat(text).contains("shop/tools.yaml: broken.timeout: expected a time"))
                .anySatisfy(text -> assertThat(text).contains("broken.outcomes.200: expected one of"))
                .anySatisfy(text -> assertThat(text).contains("broken: expected a URL that begins with an endpoint"));
    }

    @Test
    void aChangeNeedsAConfirmationBeforeIt() throws IOException {
        // Given
        append("shop/flows.yaml", "hasty: [{ask: orderNumber}, {call: order_cancel, with: {number: \"{orderNumber}\"}}]\n");
        append("shop/intents.en.yaml", "hasty: [just cancel it]\n");

        // When
        var problems = CheckPacks.check(folder.resolve("shop"));

        // Then
        assertThat(problems).extracting(Problem::toString).contains("shop/flows.yaml: hasty[1]: order_cancel needs a confirm step before it",
                "shop/flows.yaml: hasty[1]: order_cancel changes something, so orderNumber needs read-back: always");
    }

    @Test
    void brokenYamlNamesItsLine() throws IOException {
        // Given
        append("shop/slots.yaml", "broken: {kind: [\n");

        // When, then
        assertThatThrownBy(() -> FolderAssistants.read(folder)).isInstanceOf(MeshException.class).hasMessageContaining("shop/slots.yaml: line");
    }

    @Test
    void anUnknownAssistantIsNotFound() {
        assertThatThrownBy(() -> FolderAssistants.read(PACKS).get("nobody")).isInstanceOf(MeshException.class).hasMessageContaining("ASSISTANT_UNKNOWN");
    }

    @Test
    void dialoguesAreRead() {
        // Given
        var problems = new ArrayList<Problem>();

        // When
        var dialogues = new DialogueReader(PACKS.resolve("shop"), problems).read(FolderAssistants.read(PACKS).get("shop"));

        // Then
        assertThat(problems).isEmpty();
        assertThat(dialogues).singleElement().satisfies(status -> {
            assertThat(status.name()).isEqualTo("status");
            assertThat(status.turns().get(1).keys()).isEqualTo("4271#");
            assertThat(status.turns().get(1).tool()).contains(new ScriptedDialogue.Used("order_lookup", "found"));
            assertThat(status.turns().get(1).says()).containsExactly("on its way", "4 2 7 1");
        });
    }

    @Test
    void aDialogueThatRepeatsAPhraseIsAProblemUnlessItIsSpoken() throws IOException {
        // Given
        append("shop/dialogues/copied.yaml", "language: en\nturns: [{caller: 'Where is my order?'}, {caller: 'yes please'}, {caller: check order four two seven one}]\n");
        append("shop/dialogues/spoken.yaml", "language: en\nvoice: true\nturns: [{caller: where is my order}]\n");
        append("shop/dialogues/chinese.yaml", "language: zh\nturns: [{caller: 查订单四二七一。}, {caller: 麻烦查一下订单四二七一}]\n");

        // When
        var problems = CheckPacks.check(folder.resolve("shop"));

        // Then
        assertThat(problems).extracting(problem -> problem.file() + " " + problem.key())
                .containsExactly("shop/dialogues/chinese.yaml turns[0].caller", "shop/dialogues/copied.yaml turns[0].caller", "shop/dialogues/copied.yaml turns[2].caller");
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
