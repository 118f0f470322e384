package io.callmesh.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/configuration.md` against the sources of all services. To write its tables anew, run this test with
/// `-Dcallmesh.docs=write`.
class ConfigurationDocTest {

    private static final Path ROOT = root();
    private static final Path DOC = ROOT.resolve("docs/configuration.md");
    private static final String BEGIN = "<!-- keys: written by ConfigurationDocTest -->\n", END = "<!-- end of keys -->";
    private static final Pattern SHARED = Pattern.compile("\\$\\{(callmesh\\.[^:}]+)(?::([^}]*))?}");

    private static final Map<String, String> SERVICES = services();

    private static Map<String, String> services() {
        var services = new LinkedHashMap<String, String>();
        services.put("gateway", "gateway");
        services.put("asr-service", "asr-service");
        services.put("llm-service", "llm-service");
        services.put("tts-service", "tts-service");
        services.put("translation-service", "translation-service");
        return services;
    }

    @Test
    void everyKeyOfEveryServiceIsDescribedWithItsDefault() throws IOException {
        // Given
        var expected = tables();
        if ("write".equals(System.getProperty("callmesh.docs"))) write(expected);

        // When
        var doc = Files.readString(DOC);

        // Then
        assertThat(doc.substring(doc.indexOf(BEGIN) + BEGIN.length(), doc.indexOf(END)))
                .as("docs/configuration.md; write it anew with: mvn -f gateway test -Dtest=ConfigurationDocTest -Dcallmesh.docs=write")
                .isEqualTo(expected);
    }

    @Test
    void everyKeyHasADescription() throws IOException {
        for (var service : SERVICES.keySet()) {
            assertThat(ConfigKeys.of(ROOT.resolve(service))).allSatisfy(key -> assertThat(key.doc()).as(key.name()).isNotBlank());
        }
    }

    @Test
    void keysThatServicesShareAreDescribedByHand() throws IOException {
        var doc = Files.readString(DOC);
        for (var service : SERVICES.keySet()) {
            var matcher = SHARED.matcher(Files.readString(ROOT.resolve(service).resolve("src/main/resources/application.properties")));
            while (matcher.find()) assertThat(doc).as("a default of " + service).contains("`" + matcher.group(1) + "`").contains("`" + matcher.group(2) + "`");
        }
    }

    private static String tables() throws IOException {
        var text = new StringBuilder();
        for (var service : SERVICES.entrySet()) {
            var keys = ConfigKeys.of(ROOT.resolve(service.getKey()));
            if (keys.isEmpty()) continue;
            text.append("\n## ").append(service.getValue()).append("\n\n| key | default | meaning |\n|---|---|---|\n");
            for (var key : rows(keys)) text.append(key);
        }
        return text.append('\n').toString();
    }

    private static List<String> rows(List<ConfigKeys.Key> keys) {
        var rows = new ArrayList<String>();
        for (var key : keys) {
            String standard = key.standard().isEmpty() ? "" : "`" + key.standard() + "`";
            rows.add("| `" + key.name() + "` | " + standard + " | " + key.doc().replace("|", "\\|") + " |\n");
        }
        return rows;
    }

    private static void write(String tables) throws IOException {
        var doc = Files.readString(DOC);
        Files.writeString(DOC, doc.substring(0, doc.indexOf(BEGIN) + BEGIN.length()) + tables + doc.substring(doc.indexOf(END)));
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) folder = folder.getParent();
        return folder;
    }
}
