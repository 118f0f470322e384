package io.callmesh.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.CheckPacks;
import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.FlowDialogue;
import io.callmesh.gateway.dialogue.Generation.Piece;
import io.callmesh.gateway.dialogue.Generation.Task;
import io.callmesh.gateway.dialogue.Generation.Wording;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.dialogue.Understanding.Meaning;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.MemoryLedger;
import io.callmesh.gateway.tool.mcp.McpAddress;
import io.callmesh.gateway.tool.mcp.TestServer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The example of an MCP server in docs/guides/add-a-tool.md works as it is written there: the blocks of the guide become a pack and
/// a configuration; the program is a real one on standard input and output.
@Timeout(120)
class McpGuideTest {

    private static final Path GUIDE = Path.of("../docs/guides/add-a-tool.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```(?:yaml\\n# (\\S+)|properties)\\n(.*?)```");

    @TempDir
    Path folder;

    @Test
    void theExampleOfTheGuideServesACaller() throws Exception {
        // Given
        var assistants = FolderAssistants.read(pack());
        var parcels = assistants.get("parcels");

        // When
        List<String> said, unknown;
        try (var tools = new DialogueTools(assistants, List.of(), new DialogueTools.Outside(Map.of(), Map.of("parcels", server()), secret -> secret.equals("PARCELS") ? "main street" : ""))) {
            said = call(parcels, tools, "4271");
            unknown = call(parcels, tools, "9001");
        }

        // Then
        assertThat(CheckPacks.check(folder.resolve("parcels"))).isEmpty();
        assertThat(said).containsExactly("Your parcel is shipped,", "says main street.");
        assertThat(unknown).containsExactly("I cannot find that parcel.");
    }

    private Path pack() throws IOException {
        copy(Path.of("../assistants/_base"), folder.resolve("_base"));
        var pack = Files.createDirectory(folder.resolve("parcels"));
        Files.writeString(pack.resolve("assistant.yaml"), "id: parcels\nnames: {en: Parcels}\nlanguages: [en]\n");
        Files.writeString(pack.resolve("slots.yaml"), "parcelNumber: {kind: digits, min: 4, max: 4}\n");
        Files.writeString(pack.resolve("intents.en.yaml"), "parcel:\n  - where is my parcel\n");
        var blocks = BLOCK.matcher(example()).results().filter(block -> block.group(1) != null).toList();
        for (var block : blocks) Files.writeString(pack.resolve(block.group(1)), block.group(2));
        assertThat(blocks).hasSize(3);
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static String example() throws IOException {
        return Files.readString(GUIDE).split("### A whole example\n", 2)[1].split("\n## ", 2)[0];
    }

    /// As the operator configures it, with our program in the place of theirs.
    private static McpAddress server() throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(BLOCK.matcher(example()).results().filter(block -> block.group(1) == null).findFirst().orElseThrow().group(2)));
        var config = new SmallRyeConfigBuilder().addDefaultInterceptors().withMapping(McpConfig.class).withSources(new PropertiesConfigSource(asMap(properties), "guide", 100)).build();
        var told = DialogueWiring.addresses(config.getConfigMapping(McpConfig.class)).get("parcels");
        assertThat(told).isEqualTo(new McpAddress.Program(List.of("/opt/parcels/bin/server", "--stdio"), Map.of("OFFICE_NAME", "${secret:PARCELS}")));
        var program = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto", "-cp", System.getProperty("java.class.path"), TestServer.class.getName());
        return new McpAddress.Program(program, ((McpAddress.Program) told).environment());
    }

    private static Map<String, String> asMap(Properties properties) {
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static List<String> call(Assistant parcels, DialogueTools tools, String number) throws InterruptedException {
        var dialogue = new FlowDialogue((_, _, _, _, _) -> new Meaning("parcel", 1, true, Map.of("parcelNumber", number), false, 0), (_, task) -> new Filled(task), tools, new KeptLedger(new MemoryLedger(10), 10), _ -> false);
        var said = new ArrayList<String>();
        dialogue.answer(new Question("call", 1, parcels, "en", DialogueState.START, Input.Words.typed("where is my parcel"), List.of()), happening -> {
            if (happening instanceof Happening.Said(var clause)) said.add(clause.text().reveal());
        });
        return said;
    }

    /// The text with its values.
    private static final class Filled implements Wording {

        private Optional<Piece> text = Optional.empty();

        Filled(Task task) {
            if (!(task instanceof Task.Verbalize(var template, var values))) return;
            String filled = template;
            for (var value : values.entrySet()) filled = filled.replace("{" + value.getKey() + "}", value.getValue());
            text = Optional.of(new Piece.Text(filled));
        }

        @Override
        public Optional<Piece> next() {
            var next = text;
            text = Optional.empty();
            return next;
        }

        @Override
        public void close() {}
    }
}
