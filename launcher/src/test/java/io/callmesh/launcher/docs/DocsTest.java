package io.callmesh.launcher.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// README and `docs/`: that what they point at is there.
class DocsTest {

    private static final Path ROOT = Path.of(System.getProperty("callmesh.root", "..")).toAbsolutePath().normalize();

    @Test
    void everyLinkLeadsSomewhere() throws Exception {
        var broken = new ArrayList<String>();
        for (var page : pages()) page.brokenLinks().forEach(link -> broken.add(ROOT.relativize(page.file()) + ": " + link));

        assertThat(broken).isEmpty();
    }

    @Test
    void everyCommandThatIsNamedExists() throws Exception {
        var unknown = new ArrayList<String>();
        int named = 0;
        for (var page : pages()) {
            for (var command : page.commands()) {
                named++;
                NamedCommand.of(command).trouble().ifPresent(trouble -> unknown.add(ROOT.relativize(page.file()) + ": ./mesh " + command + ": " + trouble));
            }
        }

        assertThat(named).isGreaterThan(50);
        assertThat(unknown).isEmpty();
    }

    @Test
    void aCommandThatIsNotThereIsNoticed() {
        assertThat(NamedCommand.of("fly").trouble()).hasValue("no command fly");
        assertThat(NamedCommand.of("bench latency|songs").trouble()).hasValue("no command songs");
        assertThat(NamedCommand.of("call --assistant retail --loud").trouble()).hasValue("no option --loud");
        assertThat(NamedCommand.of("call --assistant retail question.wav").trouble()).isEmpty();
        assertThat(NamedCommand.of("bench latency|soak --json").trouble()).isEmpty();
    }

    @Test
    void theProgramsThatGuidesShowAreThoseThatArePlayed() throws Exception {
        var shown = new ArrayList<String>();
        for (var page : pages()) {
            for (var program : page.programs()) {
                shown.add(program.name());
                assertThat(program.text()).as(page.file() + " shows " + program.name()).isEqualTo(Files.readString(page.file().resolveSibling(program.name())));
            }
        }

        assertThat(shown).contains("samples/java/pom.xml", "samples/java/src/main/java/com/example/Converse.java", "samples/python/converse.py", "samples/go/main.go", "samples/node/converse.js");
    }

    private static List<Page> pages() throws Exception {
        var pages = new ArrayList<Page>();
        for (var name : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md")) pages.add(Page.read(ROOT.resolve(name)));
        try (var files = Files.walk(ROOT.resolve("docs"))) {
            for (var file : files.filter(any -> any.toString().endsWith(".md")).sorted().toList()) pages.add(Page.read(file));
        }
        return pages;
    }
}
