package io.callmesh.gateway.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.gateway.assistant.ScriptedDialogue.Deed;
import io.callmesh.gateway.assistant.ScriptedDialogue.Over;
import io.callmesh.proto.pack.v1.Example;
import io.callmesh.proto.pack.v1.Intent;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
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
    void examplesShowWhereValuesStand() throws IOException {
        // Given
        append("shop/slots.yaml", "\nreason: {kind: phrase}\nday: {kind: date}\n");
        append("shop/examples.en.yaml", "any: [\"it is {reason: too small}\"]\nreason: [\"{reason: broken}\"]\n");
        // When
        var pack = FolderAssistants.read(folder).get("shop").pack();
        // Then
        assertThat(pack.getExamplesList()).extracting(Example::getText, Example::getAsked).containsExactly(Tuple.tuple("it is {reason: too small}", ""), Tuple.tuple("{reason: broken}", "reason"));
        assertThat(pack.getSlotsList()).extracting(io.callmesh.proto.pack.v1.Slot::getKind).contains(io.callmesh.proto.pack.v1.Slot.Kind.KIND_PHRASE, io.callmesh.proto.pack.v1.Slot.Kind.KIND_DATE);
        assertThat(pack.getIntentsList()).flatExtracting(Intent::getPhrasesList).extracting(Phrase::getText).contains("no {day}").doesNotContain("no {reason}");
    }

    @Test
    void anExampleOfNoSlotIsAProblem() throws IOException {
        append("shop/examples.en.yaml", "any: [\"it is {reason: too small}\", \"it is {drink}\"]\n");
        assertThatThrownBy(() -> FolderAssistants.read(folder)).isInstanceOf(MeshException.class).hasMessageContaining("{reason} is no slot").hasMessageContaining("{slot: words}");
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
                  - part: nowhere
                """);
        append("shop/slots.yaml", "shelf: {kind: number, keyed: true}\n");
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
                .anySatisfy(text -> assertThat(text).contains("parking[4].part: expected the name of a part; parts are [owner]"))
                .anySatisfy(text -> assertThat(text).contains("shop/slots.yaml: shelf.keyed: expected with kind: text or name only"))
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
    void keysAreThoseOfATelephone() throws IOException {
        // Given
        append("shop/flows.yaml", "keyed: [{send-keys: \"12x\"}, {send-keys: \"{drink}#\"}, {send-keys: \"{nothing}\"}, {send-keys: \"1,{orderNumber}*A\"}, {send-keys: \"{assistant}\"}]\n");
        append("shop/intents.en.yaml", "keyed: [press it]\n");

        // When
        var problems = CheckPacks.check(folder.resolve("shop"));

        // Then
        assertThat(problems).extracting(Problem::toString).filteredOn(text -> text.contains("keyed")).containsExactly(
                "shop/flows.yaml: keyed[0]: send-keys: expected 0-9 * # A-D and , for half a second, and {slots}",
                "shop/flows.yaml: keyed[1]: send-keys: {drink} is not told in digits",
                "shop/flows.yaml: keyed[2]: {nothing} is neither a slot nor a field of a result; results are [order_cancel, order]",
                "shop/flows.yaml: keyed[4]: send-keys: {assistant} is not told in digits");
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
                "shop/flows.yaml: hasty[1]: order_cancel changes something, so orderNumber needs read-back: always, or a confirm step that says it");
    }

    @Test
    void nothingIsRememberedWithoutAsking() throws IOException {
        append("shop/flows.yaml", "sneaky:\n  - remember: [orderNumber]\n    for: 30d\n");
        append("shop/intents.en.yaml", "sneaky: [just listen]\n");
        assertThat(CheckPacks.check(folder.resolve("shop"))).extracting(Problem::toString).contains("shop/flows.yaml: sneaky[0]: remember needs a confirm step before it");
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
            assertThat(status.turns().get(1).deed().keys()).isEqualTo("4271#");
            assertThat(status.turns().get(1).expected().tool()).contains(new ScriptedDialogue.Used("order_lookup", "found"));
            assertThat(status.turns().get(1).expected().says()).containsExactly("on its way", "4 2 7 1");
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

    @Test
    void whatAVoiceDoesInADialogueIsRead() throws IOException {
        // Given
        append("shop/dialogues/spoken.yaml", """
                language: en
                voice: true
                greeting: Welcome
                turns:
                  - caller: [where is, 0.8s, my order]
                    over: 1500ms
                    interrupted: true
                  - {silent: true, says: still there, ends: silence}
                """);

        // When
        var problems = new ArrayList<Problem>();
        var spoken = new DialogueReader(folder.resolve("shop"), problems).read(FolderAssistants.read(folder).get("shop")).getFirst();

        // Then
        assertThat(problems).isEmpty();
        assertThat(spoken.greeting()).containsExactly("Welcome");
        assertThat(spoken.turns().getFirst().deed()).isEqualTo(new Deed("where is my order", "", false, Optional.of(new Over(Duration.ofMillis(1_500), true))));
        assertThat(spoken.turns().getLast().deed().silent()).isTrue();
        assertThat(spoken.turns().getLast().expected().ends()).isEqualTo("silence");
    }

    @Test
    void whatNoCallerCanDoIsAProblemThatNamesItsFieldAndWhatIsExpected() throws IOException {
        // Given
        append("shop/dialogues/typed.yaml", """
                language: en
                turns:
                  - {silent: true}
                  - {caller: [one, 1s, two]}
                  - {caller: well, over: 2s, interrupted: true}
                """);
        append("shop/dialogues/wrong.yaml", """
                language: en
                voice: true
                turns:
                  - {caller: hello, keys: "1"}
                  - {caller: [one, two], ends: silence}
                  - {caller: okay, over: 100ms, interrupted: false}
                  - {caller: okay, over: soon, interrupted: false, says: more}
                  - {caller: well, over: 1s}
                  - {silent: true, intent: order_status, ends: someday}
                """);

        // When
        var problems = CheckPacks.check(folder.resolve("shop"));

        // Then
        assertThat(problems).extracting(Problem::toString).containsExactlyInAnyOrder(
                "shop/dialogues/typed.yaml: turns[0].silent: expected voice: true in this dialogue",
                "shop/dialogues/typed.yaml: turns[1].caller: expected voice: true in this dialogue",
                "shop/dialogues/typed.yaml: turns[2].over: expected voice: true in this dialogue",
                "shop/dialogues/wrong.yaml: turns[0]: expected one of caller, keys and silent: true",
                "shop/dialogues/wrong.yaml: turns[1].caller[1]: expected a time such as 2s or 500ms",
                "shop/dialogues/wrong.yaml: turns[1].caller: expected words, and a pause such as 800ms between each two",
                "shop/dialogues/wrong.yaml: turns[1].ends: expected in the last turn only",
                "shop/dialogues/wrong.yaml: turns[2].over: expected 500ms or more",
                "shop/dialogues/wrong.yaml: turns[3].over: expected a time such as 2s or 500ms",
                "shop/dialogues/wrong.yaml: turns[3].interrupted: expected true, or nothing else: what does not interrupt is not answered",
                "shop/dialogues/wrong.yaml: turns[3].over: nothing is spoken after a nod; expected none",
                "shop/dialogues/wrong.yaml: turns[4]: expected over and interrupted together",
                "shop/dialogues/wrong.yaml: turns[5].intent: expected none beside silent",
                "shop/dialogues/wrong.yaml: turns[5].ends: expected one of completed, silence, handed_off, failed");
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
