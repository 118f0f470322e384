package io.callmesh.launcher.command;

import io.callmesh.launcher.journal.CallRecords;
import io.callmesh.launcher.journal.CallStory;
import io.callmesh.launcher.journal.NoKeys;
import io.callmesh.launcher.journal.StoryJson;
import io.callmesh.launcher.journal.StoryText;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.KeyFile;
import io.callmesh.runtime.seal.redis.MeshSeal;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `journal`: what happened on a call, and whether the journal has all of it.
@Command(name = "journal", mixinStandardHelpOptions = true, description = {
    "Prints the journal of a call and verifies its chain.",
    "Its exit code is 1 when an entry is missing or was altered, or when the call is not known."})
public final class JournalCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CALL_ID", description = "Of the call, as ./mesh call and the topics have it.")
    private String callId;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Another Kafka than that of the mesh of this folder.")
    private Optional<String> kafka = Optional.empty();

    @Option(names = "--redis", paramLabel = "URL", description = "Where the keys of the calls are, if not in the mesh of this folder.")
    private Optional<String> redis = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        var story = story(Mesh.here());
        var out = spec.commandLine().getOut();
        if (json) out.println(StoryJson.of(story).toPrettyString());
        else print(story, out);
        out.flush();
        return story.known() && story.whole() ? 0 : 1;
    }

    private CallStory story(Mesh mesh) {
        String servers = kafka.orElseGet(mesh.settings()::kafkaServers);
        try {
            return opened(mesh, CallRecords.of(servers, callId));
        } catch (KafkaException unreachable) {
            throw new Trouble("no journal at " + servers + ". Start the mesh with ./mesh up, or name another one with --kafka HOST:PORT");
        }
    }

    private CallStory opened(Mesh mesh, CallRecords records) {
        var file = Optional.of(mesh.home().sealKeys()).filter(Files::isReadable);
        var text = Optional.ofNullable(System.getenv("CALLMESH_SEAL_KEY"));
        if (file.isEmpty() && text.isEmpty()) return CallStory.of(callId, records, new NoKeys());
        var link = new RedisLink(redis.orElseGet(mesh.settings()::redisUrl), PATIENCE);
        try (var keys = MeshSeal.open(link, KeyFile.configured(file, text))) {
            return CallStory.of(callId, records, keys.seal());
        } finally {
            link.close();
        }
    }

    private void print(CallStory story, PrintWriter out) {
        if (!story.known()) {
            out.println("No entry of call " + callId + ": it is older than the topic keeps, or of another mesh.");
            return;
        }
        var text = new StoryText(ZoneId.systemDefault());
        story.entries().forEach(entry -> out.println(text.line(entry)));
        out.println(text.verdict(story));
    }
}
