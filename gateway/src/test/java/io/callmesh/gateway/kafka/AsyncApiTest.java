package io.callmesh.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.callmesh.backstage.kafka.Topic;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.runtime.chain.ChainCheck;
import io.callmesh.runtime.chain.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The topics as they are published against the topics as they are made, and against the records as they are written.
class AsyncApiTest {

    @Test
    void itTellsOfEveryTopicThatIsMadeWithItsPartitionsAndItsRetention() throws IOException {
        var told = new HashMap<String, String>();
        for (var channel : AsyncApi.document().path("channels")) told.put(channel.path("address").asText(), kafka(channel));

        var made = new HashMap<String, String>();
        Arrays.stream(Topic.values()).forEach(topic -> made.put(topic.wireName(), topic.partitions() + " [\"delete\"] " + topic.kept().toMillis()));
        assertThat(told).isEqualTo(made);
    }

    private static String kafka(JsonNode channel) {
        var binding = channel.at("/bindings/kafka");
        return binding.path("partitions").asInt() + " " + binding.at("/topicConfiguration/cleanup.policy") + " " + binding.at("/topicConfiguration/retention.ms").asLong();
    }

    @Test
    void everyExampleIsAsItsSchemaSays() throws IOException {
        var document = AsyncApi.document();
        int examples = 0;
        for (var message : document.at("/components/messages")) {
            var payload = AsyncApi.resolved(document, message.path("payload"));
            assertThat(payload.path("type").asText()).isEqualTo("object");
            for (var example : message.path("examples")) {
                examples++;
                assertThat(AsyncApi.problems(payload, example.path("payload"))).as(example.path("name").asText()).isEmpty();
                if (example.has("headers")) assertThat(AsyncApi.problems(AsyncApi.resolved(document, message.path("headers")), example.path("headers"))).isEmpty();
            }
        }
        assertThat(examples).isGreaterThanOrEqualTo(5);
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryChannelHasAnOperation() throws IOException {
        var document = AsyncApi.document();
        for (var reference : document.findValuesAsText("$ref")) {
            if (reference.startsWith("#")) assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
            else assertThat(AsyncApi.DOCUMENT.resolveSibling(reference).normalize()).exists();
        }
        var used = new TreeSet<String>();
        document.path("operations").forEach(operation -> used.add(operation.at("/channel/$ref").asText()));
        var channels = new TreeSet<String>();
        document.path("channels").fieldNames().forEachRemaining(name -> channels.add("#/channels/" + name));
        assertThat(used).isEqualTo(channels);
    }

    /// Their hashes were taken by another program, in another language.
    @Test
    void theEntriesOfTheExampleAreAWholeChain() throws IOException {
        var links = new ArrayList<Link>();
        for (var example : AsyncApi.document().at("/components/messages/JournalEntry/examples")) links.add(Link.of(example.path("payload").toString()).orElseThrow());

        assertThat(links).hasSize(2);
        assertThat(ChainCheck.of(links)).isEqualTo(new ChainCheck(2, 0, 0, List.of()));
    }

    @Test
    void theSchemaOfTheJournalHasEveryFieldOfItsContractAndNoOther() throws IOException {
        var schema = AsyncApi.resolved(AsyncApi.document(), AsyncApi.document().at("/components/messages/JournalEntry/payload"));
        assertThat(differences(schema, schema, JournalEntry.getDescriptor())).isEmpty();
    }

    /// Names and kinds that one has and the other has not.
    private static List<String> differences(JsonNode root, JsonNode schema, Descriptor message) {
        var found = new ArrayList<String>();
        var names = new TreeSet<String>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        for (var field : message.getFields()) {
            if (field.getName().equals("call_summarized")) continue;
            if (!names.remove(field.getJsonName())) found.add("missing " + message.getName() + "." + field.getJsonName());
            else found.addAll(differences(root, schema.path("properties").path(field.getJsonName()), field));
        }
        names.forEach(name -> found.add("unknown " + message.getName() + "." + name));
        return found;
    }

    private static List<String> differences(JsonNode root, JsonNode property, FieldDescriptor field) {
        var one = field.isRepeated() && !field.isMapField() ? property.path("items") : property;
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isMapField() && one.has("$ref")) return differences(root, root.at(one.get("$ref").asText().substring(1)), field.getMessageType());
        String type = switch (field.getJavaType()) {
            case INT, FLOAT, DOUBLE -> one.path("type").asText().equals("integer") ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case LONG, STRING, BYTE_STRING, ENUM -> "string";
            case MESSAGE -> field.isMapField() ? "object" : "string";
        };
        return one.path("type").asText().equals(type) ? List.of() : List.of("type of " + field.getFullName());
    }
}
