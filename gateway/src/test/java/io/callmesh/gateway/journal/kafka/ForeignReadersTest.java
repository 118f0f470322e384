package io.callmesh.gateway.journal.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.gateway.Backstage;
import io.callmesh.gateway.api.WithFakeMesh;
import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The journal as programs of others read it, where they are installed; elsewhere skipped, with a line that says so.
@QuarkusTest
@TestProfile(WithFakeMesh.class)
@WithTestResource(Backstage.class)
class ForeignReadersTest {

    private static final String CLOUD_EVENTS = "cloudevents@10.0.0";

    private static final String STRICT = """
            const { Kafka } = require("cloudevents");
            const records = JSON.parse(require("fs").readFileSync(process.argv[2]));
            const told = records.map(record => {
              const event = Kafka.toEvent({ key: record.key, value: record.value, headers: record.headers });
              event.validate();
              const data = typeof event.data === "string" ? JSON.parse(event.data) : event.data;
              return [event.specversion, event.id, event.type, event.source, event.subject, event.tenantid, data.callId].join(" ");
            });
            console.log(told.join("\\n"));
            """;

    @Inject
    Journal journal;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final String call = UUID.randomUUID().toString();

    @Test
    void kcatShowsKeyAndAttributes(@TempDir Path folder) throws Exception {
        // Given
        assumeTrue(there("kcat", folder), "kcat");
        write();

        // When
        var ran = run(folder, "kcat", "-b", servers, "-t", KafkaJournal.TOPIC, "-C", "-e", "-q", "-o", "beginning", "-f", "%k %h %s\\n");

        // Then
        var lines = ran.lines().filter(line -> line.startsWith(call + " ")).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).contains("ce_specversion=1.0", "ce_id=" + call + "-1", "ce_type=callmesh.journal.v1.CallStarted", "ce_source=/callmesh/gateway",
                "ce_subject=" + call, "ce_time=2026-11-22T10:00:00Z", "ce_tenantid=acme", "content-type=application/json", "\"callStarted\":{");
    }

    @Test
    void theCloudEventsSdkOfJavaScriptParsesEveryRecordStrictlyAndRejectsOneWithoutType(@TempDir Path folder) throws Exception {
        // Given
        assumeTrue(there("node", folder) && installed(folder), CLOUD_EVENTS);
        write();
        var records = new ObjectMapper().createArrayNode();
        for (var found : Records.of(servers, call, 2)) records.add(json(found));
        Files.writeString(folder.resolve("read.js"), STRICT);
        Files.writeString(folder.resolve("records.json"), records.toString());

        // When
        var told = run(folder, "node", "read.js", "records.json");

        // Then
        assertThat(told.lines()).containsExactly("1.0 " + call + "-1 callmesh.journal.v1.CallStarted /callmesh/gateway " + call + " acme " + call,
                "1.0 " + call + "-2 callmesh.journal.v1.CallEnded /callmesh/gateway " + call + " acme " + call);
        ((ObjectNode) records.get(0).get("headers")).remove("ce_type");
        Files.writeString(folder.resolve("records.json"), records.toString());
        assertThat(run(folder, "node", "read.js", "records.json")).contains("ValidationError").doesNotContain("CallEnded /callmesh");
    }

    private void write() {
        journal.write(new JournalEntry(call, "acme", "retail", 0, 1, Instant.parse("2026-11-22T10:00:00Z"), new What.CallStarted("en", "chat")));
        journal.write(new JournalEntry(call, "acme", "retail", 1, 2, Instant.parse("2026-11-22T10:00:09Z"), new What.CallEnded("completed", 1, 9)));
        assertThat(Records.of(servers, call, 2)).hasSize(2);
    }

    private static ObjectNode json(ConsumerRecord<String, String> found) {
        var json = new ObjectMapper().createObjectNode().put("key", found.key()).put("value", found.value());
        var headers = json.putObject("headers");
        found.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return json;
    }

    private static boolean there(String program, Path folder) throws Exception {
        try {
            run(folder, program, program.equals("kcat") ? "-V" : "--version");
            return true;
        } catch (IOException absent) {
            System.err.println("SKIPPED: " + program + " is not installed");
            return false;
        }
    }

    private static boolean installed(Path folder) throws Exception {
        Files.writeString(folder.resolve("package.json"), "{}");
        var said = run(folder, "npm", "install", CLOUD_EVENTS, "--no-audit", "--no-fund", "--fetch-retries=0", "--fetch-timeout=20000");
        boolean done = Files.isDirectory(folder.resolve("node_modules/cloudevents"));
        if (!done) System.err.println("SKIPPED: npm cannot install " + CLOUD_EVENTS + ": " + said.lines().findFirst().orElse(""));
        return done;
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "output", ".txt");
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        return Files.readString(output);
    }
}
