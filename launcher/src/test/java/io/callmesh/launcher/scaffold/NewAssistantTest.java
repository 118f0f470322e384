package io.callmesh.launcher.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewAssistantTest {

    @TempDir
    Path assistants;

    @BeforeEach
    void packs() throws IOException {
        for (var pack : List.of(NewAssistant.TEMPLATE, "shop")) {
            write(pack + "/assistant.yaml", "# about\nid: " + pack + "\nnames: {en: Old, zh: 旧}\nlanguages: [en, zh]   # both\nmenu: {\"1\": greeting}\n");
            for (var language : List.of("en", "zh")) {
                write(pack + "/texts." + language + ".yaml", "greeting: " + language);
                write(pack + "/knowledge/house." + language + ".md", "# " + language);
                write(pack + "/dialogues/first-" + language + ".yaml", "# one\nlanguage: " + language + "\nturns: []\n");
            }
            write(pack + "/flows.yaml", "greeting: []");
        }
    }

    @Test
    void aNewOneHasTheFilesOfTheTemplateUnderItsOwnIdAndName() throws IOException {
        // When
        var made = make("corner-shop", NewAssistant.TEMPLATE, List.of(), Optional.empty()).make();

        // Then
        assertThat(made).isEqualTo(assistants.resolve("corner-shop"));
        assertThat(made.resolve("assistant.yaml")).hasContent("""
                id: corner-shop
                names: {en: "Corner Shop", zh: "Corner Shop"}
                languages: [en, zh]
                menu: {"1": greeting}
                """);
        assertThat(files(made)).hasSize(8);
    }

    @Test
    void onlyWhatIsInAWantedLanguageOrInNoneIsTaken() throws IOException {
        // When
        var made = make("laden", "shop", List.of("zh"), Optional.of("新\"店\"")).make();

        // Then
        assertThat(files(made)).containsExactlyInAnyOrder("assistant.yaml", "flows.yaml", "texts.zh.yaml", "knowledge/house.zh.md", "dialogues/first-zh.yaml");
        assertThat(made.resolve("assistant.yaml")).content().contains("names: {zh: \"新\\\"店\\\"\"}", "languages: [zh]");
    }

    @Test
    void aCopyKeepsTheNameThatItsTextsSay() throws IOException {
        // When
        var made = make("annex", "shop", List.of(), Optional.empty()).make();

        // Then
        assertThat(made.resolve("assistant.yaml")).content().contains("id: annex", "names: {en: Old, zh: 旧}", "# about");
    }

    @Test
    void whatCannotBeMadeIsToldAndLeavesNothing() {
        refused(make("Shop", NewAssistant.TEMPLATE, List.of(), Optional.empty()), "begins with a letter; found 'Shop'");
        refused(make("../shop2", NewAssistant.TEMPLATE, List.of(), Optional.empty()), "An id is 2 to 40 of a-z");
        refused(make("shop", NewAssistant.TEMPLATE, List.of(), Optional.empty()), "There is an assistant 'shop' already");
        refused(make("annex", "bakery", List.of(), Optional.empty()), "no assistant 'bakery' to make it of; there are: shop.");
        refused(make("annex", "../shop", List.of(), Optional.empty()), "no assistant '../shop'");
        refused(make("annex", "shop", List.of("en", "fr"), Optional.empty()), "Languages can be en, zh; found 'fr'");
    }

    private void refused(NewAssistant wanted, String why) {
        assertThatThrownBy(wanted::make).isInstanceOf(Unfit.class).hasMessageContaining(why);
        assertThat(assistants.toFile().list()).containsExactlyInAnyOrder(NewAssistant.TEMPLATE, "shop");
    }

    private NewAssistant make(String id, String from, List<String> languages, Optional<String> name) {
        return new NewAssistant(assistants, id, from, languages, name);
    }

    private static List<String> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).toList();
        }
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(assistants.resolve(file).getParent());
        Files.writeString(assistants.resolve(file), content);
    }
}
