package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.FolderAssistants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pack that asks whether what callers say may be kept.
class ConsentTest {

    @TempDir
    Path folder;

    private Assistant shop = Chat.SHOP;
    private Chat chat = new Chat();

    @BeforeEach
    void read() throws IOException {
        var packs = Path.of("src/test/resources/packs");
        try (var files = Files.walk(packs)) {
            for (var file : files.toList()) if (!file.equals(packs)) Files.copy(file, folder.resolve(packs.relativize(file)));
        }
        append("shop/flows.yaml", "\nopening:\n  - consent: may_we_keep\n    \"no\": [{say: nothing_kept}]\n");
        for (var language : new String[] {"en", "zh"}) append("shop/texts." + language + ".yaml", "\nmay_we_keep: May we keep what you say?\nnothing_kept: Nothing is kept.\n");
        shop = FolderAssistants.read(folder).get("shop");
        chat = new Chat(shop);
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text, StandardOpenOption.APPEND);
    }

    @Test
    void whoHasNotAnsweredYetIsNotKept() {
        assertThat(Consent.of(Chat.SHOP, DialogueState.START).keeps()).isTrue();
        assertThat(Consent.of(shop, DialogueState.START)).isEqualTo(Consent.OPEN);
        assertThat(chat.put(new Heard.Opened())).contains("May we keep what you say?");
        assertThat(Consent.of(shop, chat.state).keeps()).isFalse();
    }

    @Test
    void whoAgreesIsKeptAndNotAskedAgain() {
        // Given
        chat.put(new Heard.Opened());

        // When
        chat.wants("yes");

        // Then
        assertThat(Consent.of(shop, chat.state)).isEqualTo(Consent.GIVEN);
        assertThat(chat.put(new Heard.Opened())).doesNotContain("May we keep");
    }

    @Test
    void whoRefusesIsNotKeptAndTheRefusalIsRemembered() {
        // Given
        chat.state = DialogueState.START.with(Map.of(), "caller", "{\"known\":\"yes\"}");
        chat.put(new Heard.Opened());

        // When
        String said = chat.wants("no");

        // Then
        assertThat(said).contains("Nothing is kept.");
        assertThat(Consent.of(shop, chat.state)).isEqualTo(Consent.REFUSED);
        assertThat(chat.state.more()).containsEntry(DialogueState.DECLINED + "consent", "yes");
    }

    @Test
    void whoAsksForSomethingElseInsteadHasNotConsented() {
        chat.put(new Heard.Opened());
        chat.wants("order_status");
        assertThat(Consent.of(shop, chat.state).keeps()).isFalse();
    }
}
