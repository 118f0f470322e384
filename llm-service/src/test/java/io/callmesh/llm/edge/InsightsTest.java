package io.callmesh.llm.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.proto.journal.v1.CallEnded;
import io.callmesh.proto.journal.v1.CallStarted;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.journal.v1.TurnTaken;
import io.callmesh.proto.work.v1.CallInsights;
import io.callmesh.proto.work.v1.Feeling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Kafka.class, restrictToAnnotatedClass = true)
class InsightsTest {

    private static final int PATIENCE_SECONDS = 30;

    private final String kafka = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    private final String callId = "call-" + UUID.randomUUID();

    @Test
    void insightsAreWrittenOfACallThatEnded() throws Exception {
        // When
        write("not an entry",
                json(entry(1, 0).setCallStarted(CallStarted.newBuilder().setLanguage("en").setLine("grpc"))),
                json(entry(2, 1).setTurnTaken(TurnTaken.newBuilder().setCaller("where is my order").setIntent("order_status").setSaid("What is your order number?").setResponseMs(200).setSpeechMs(1_000).setSaidMs(2_000))),
                json(entry(3, 2).setTurnTaken(TurnTaken.newBuilder().setCaller("it is order 4271 and this is terrible").setSaid("It is on its way. We will call you tomorrow.").putSlots("orderNumber", "4271").setResponseMs(400).setSpeechMs(2_000).setSaidMs(3_000))),
                json(entry(3, 2).setTurnTaken(TurnTaken.newBuilder().setCaller("the same once more"))),
                json(entry(4, 3).setTurnTaken(TurnTaken.newBuilder().setCaller("perfect thank you").setIntent("thanks").setSaid("Goodbye.").setInterrupted(true))),
                json(entry(5, 3).setCallEnded(CallEnded.newBuilder().setReason("completed").setTurns(3).setSeconds(40))));
        var event = insights();
        // Then
        var insights = CallInsights.newBuilder();
        JsonFormat.parser().merge(event.value(), insights);
        assertThat(insights.getCallId()).isEqualTo(callId);
        assertThat(insights.getTenant()).isEqualTo("shop");
        assertThat(insights.getGist().getSummary()).isEqualTo("The caller asked about order status. Known: order number 4271. The last answer was: “Goodbye”.");
        assertThat(insights.getGist().getReason()).isEqualTo("order_status");
        assertThat(insights.getGist().getEntitiesList()).anyMatch(thing -> thing.getText().equals("4271") && thing.getTurn() == 2);
        assertThat(insights.getGist().getFollowUpsList()).singleElement().satisfies(left -> assertThat(left.getText()).isEqualTo("We will call you tomorrow."));
        assertThat(insights.getGist().getFactsMap()).containsEntry("orderNumber", "4271");
        assertThat(insights.getDisposition()).isEqualTo("answered");
        assertThat(insights.getEnded()).isEqualTo("completed");
        assertThat(insights.getCourseList()).extracting(Feeling::getSentiment).containsExactly("neutral", "negative", "positive");
        assertThat(insights.getEngine()).isEqualTo("grounded");
        assertThat(insights.getPartial()).isFalse();
        assertThat(insights.getQuality().getSilenceMs()).isEqualTo(32_000);
        assertThat(insights.getQuality().getResponseP95Ms()).isEqualTo(400);
        assertThat(insights.getQuality().getInterruptions()).isEqualTo(1);
        assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(event, "ce_id")).isEqualTo(callId + "-insights");
        assertThat(header(event, "ce_source")).isEqualTo("/callmesh/llm-service");
        assertThat(header(event, "ce_type")).isEqualTo("callmesh.work.v1.CallInsights");
        assertThat(header(event, "ce_subject")).isEqualTo(callId);
        assertThat(header(event, "ce_tenantid")).isEqualTo("shop");
        assertThat(header(event, "ce_time")).isEqualTo("1970-01-01T00:16:40Z");
        assertThat(header(event, "content-type")).isEqualTo("application/json");
        assertThat(setAside().value()).isEqualTo("not an entry");
    }

    @Test
    void aCallInALanguageThatNoRuleKnowsHasItsFigures() throws Exception {
        // When
        write(json(entry(1, 0).setCallStarted(CallStarted.newBuilder().setLanguage("es"))),
                json(entry(2, 1).setTurnTaken(TurnTaken.newBuilder().setCaller("dónde está mi pedido").setIntent("order_status").setSaid("¿Cuál es su número?").setResponseMs(90))),
                json(entry(3, 1).setCallEnded(CallEnded.newBuilder().setReason("caller_hung_up").setTurns(1).setSeconds(2))));
        var insights = CallInsights.newBuilder();
        JsonFormat.parser().merge(insights().value(), insights);
        // Then
        assertThat(insights.getLanguage()).isEqualTo("es");
        assertThat(insights.getGist().getReason()).isEqualTo("order_status");
        assertThat(insights.getQuality().getResponseP50Ms()).isEqualTo(90);
    }

    private JournalEntry.Builder entry(int sequence, int turn) {
        return JournalEntry.newBuilder().setCallId(callId).setTenant("shop").setAssistant("retail").setTurn(turn).setSequence(sequence).setAt(Timestamp.newBuilder().setSeconds(1_000));
    }

    private static String json(JournalEntry.Builder entry) throws Exception {
        return JsonFormat.printer().print(entry);
    }

    private void write(String... entries) throws Exception {
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
            for (var entry : entries) producer.send(new ProducerRecord<>("callmesh.journal.v1", callId, entry)).get();
        }
    }

    private ConsumerRecord<String, String> insights() {
        return first("callmesh.insights.v1");
    }

    private ConsumerRecord<String, String> setAside() {
        var record = first("callmesh.insights.dlq.v1");
        assertThat(header(record, "x-error-fault")).isEqualTo("BadInput");
        assertThat(header(record, "x-error-topic")).isEqualTo("callmesh.journal.v1");
        return record;
    }

    private ConsumerRecord<String, String> first(String topic) {
        var keys = Map.<String, Object>of("bootstrap.servers", kafka, "group.id", callId + topic, "auto.offset.reset", "earliest", "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(keys, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var found = new ArrayList<ConsumerRecord<String, String>>();
            long deadline = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
            while (found.isEmpty() && System.nanoTime() < deadline) consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                if (callId.equals(record.key())) found.add(record);
            });
            assertThat(found).as(topic).isNotEmpty();
            return found.getFirst();
        }
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
