package io.callmesh.launcher.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.callmesh.launcher.part.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a trial that lets every file pass but those that begin with `broken`: a real one needs the service's program.
class ModelsTest {

    private static final String WORDS = "weights", HASH = "9cecfc8e9b8a5bdd10de9f6d80a2b4aa2cfd2bb17d8a9bf41ca1d5e5c4b2c9a1";

    @TempDir
    Path folder;

    private Home home;
    private Models models;
    private HttpServer server;
    private String stated = "";

    @BeforeEach
    void open() throws IOException {
        home = new Home(folder, folder.resolve(".mesh"));
        models = new Models(home.models());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/whole.gguf", exchange -> {
            if (!stated.isEmpty()) exchange.getResponseHeaders().add("X-Linked-Etag", '"' + stated + '"');
            exchange.sendResponseHeaders(200, WORDS.length());
            exchange.getResponseBody().write(WORDS.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.createContext("/moved.gguf", exchange -> {
            exchange.getResponseHeaders().add("X-Linked-Etag", HASH);
            exchange.getResponseHeaders().add("Location", "/whole.gguf");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static Trial.Passed tried(Path file) throws IOException {
        if (Files.readString(file).startsWith("broken")) throw new ModelTrouble(file + " magic: expected GGUF");
        return new Trial.Passed("llama", "", 120, 40);
    }

    private Model add(String named, String... sha256) throws IOException, InterruptedException {
        return models.add(Origin.of(named), List.of(sha256).stream().findFirst(), ModelsTest::tried);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static String hash() throws IOException {
        var file = Files.createTempFile("hash", "");
        try {
            return Hash.of(Files.writeString(file, WORDS));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aFileThatAnswersIsInstalledListedAndUsed() throws Exception {
        // When
        var model = add(file("My Model.gguf", WORDS).toString());
        // Then
        assertThat(model.name()).isEqualTo("my-model");
        assertThat(model.sha256()).isEqualTo(hash());
        assertThat(model.license()).startsWith("not stated");
        assertThat(models.list()).containsExactly(model);
        assertThat(models.used(model)).isTrue();
        assertThat(home.languageModel()).hasValueSatisfying(used -> assertThat(used).hasContent(WORDS));
    }

    @Test
    void theLatestIsUsedUntilAnotherOrNoneIsChosen() throws Exception {
        // Given
        var one = add(file("one.gguf", WORDS).toString());
        var two = add(file("two.gguf", WORDS + "2").toString());
        assertThat(models.used(two)).isTrue();
        // When
        models.use(one);
        // Then
        assertThat(models.used(one)).isTrue();
        assertThat(models.used(two)).isFalse();
        assertThat(models.list()).containsExactly(one, two);
        models.useNone();
        assertThat(home.languageModel()).isEmpty();
    }

    @Test
    void aBrokenFileLeavesEverythingAsItWas() throws Exception {
        // Given
        var before = add(file("good.gguf", WORDS).toString());
        // When
        assertThatThrownBy(() -> add(file("bad.gguf", "broken").toString())).isInstanceOf(ModelTrouble.class).hasMessageContaining("expected GGUF");
        // Then
        assertThat(models.list()).containsExactly(before);
        assertThat(models.used(before)).isTrue();
        try (var files = Files.list(home.models())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("good.gguf", "models.json", "llm");
        }
    }

    @Test
    void anotherHashThanExpectedIsToldBeforeTheFileIsTried() throws Exception {
        var file = file("bad.gguf", "broken").toString();
        assertThatThrownBy(() -> add(file, HASH)).isInstanceOf(ModelTrouble.class).hasMessageContaining("SHA-256 expected " + HASH + ", found");
        assertThat(add(file("good.gguf", WORDS).toString(), hash()).sha256()).isEqualTo(hash());
    }

    @Test
    void anAddressIsFetchedAndHeldAgainstTheHashThatItsServerStates() throws Exception {
        // Given
        stated = hash();
        // When
        var model = add(url("/whole.gguf"));
        // Then
        assertThat(models.file(model)).hasContent(WORDS);
        assertThat(model.source()).isEqualTo(url("/whole.gguf"));
        stated = "";
        assertThatThrownBy(() -> add(url("/moved.gguf"))).hasMessageContaining("SHA-256 expected " + HASH);
        assertThatThrownBy(() -> add(url("/none.gguf"))).hasMessageContaining("answers 404");
    }

    @Test
    void withoutANetworkOneLineSaysWhatToDo() {
        server.stop(0);
        assertThatThrownBy(() -> add(url("/whole.gguf"))).isInstanceOf(ModelTrouble.class).hasMessageContaining("Cannot fetch from 127.0.0.1 (no network?)").hasMessageContaining("model add FILE").message().doesNotContain("\n");
    }

    @Test
    void namesAreKnownOrTold() {
        assertThat(Origin.of("qwen2.5-0.5b")).isInstanceOfSatisfying(Origin.Remote.class, remote -> assertThat(remote.license()).startsWith("Apache-2.0"));
        assertThatThrownBy(() -> Origin.of("gpt-9")).isInstanceOf(ModelTrouble.class).hasMessageContaining("No model is called gpt-9").hasMessageContaining("qwen2.5-0.5b");
        assertThatThrownBy(() -> Origin.of("nowhere/model.gguf")).isInstanceOf(ModelTrouble.class).hasMessageContaining("No such file");
        assertThat(Optional.of(Catalog.names()).get()).hasSize(3);
    }
}
