package io.callmesh.llm.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import io.callmesh.proto.journal.v1.CallEnded;
import io.callmesh.proto.journal.v1.CallStarted;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.journal.v1.TurnTaken;
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
class CallSummaryTest {

    private static final int PATIENCE_SECONDS = 30;

    private final String kafka = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    private final String callId = "call-" + UUID.randomUUID();

    @Test
    void aCallThatEndedIsSummedUp() throws Exception {
        // When
        write("not an entry",
                json(entry(1).setCallStarted(CallStarted.newBuilder().setLanguage("en").setLine("grpc"))),
                json(entry(2).setTurnTaken(TurnTaken.newBuilder().setCaller("where is my order").setIntent("order_status").setSaid("What is your order number?"))),
                json(entry(3).setTurnTaken(TurnTaken.newBuilder().setCaller("four two seven one").setSaid("It is on its way.").putSlots("orderNumber", "4271"))),
                json(entry(4).setTurnTaken(TurnTaken.newBuilder().setCaller("perfect thank you").setIntent("thanks").setSaid("Goodbye."))),
                json(entry(5).setCallEnded(CallEnded.newBuilder().setReason("completed").setTurns(3).setSeconds(40))));
        var event = summary();
        // Then
        var entry = JournalEntry.newBuilder();
        JsonFormat.parser().merge(event.value(), entry);
        assertThat(entry.getCallId()).isEqualTo(callId);
        assertThat(entry.getTenant()).isEqualTo("shop");
        assertThat(entry.getSequence()).isEqualTo(6);
        assertThat(entry.getCallSummarized().getSummary()).isEqualTo("The caller asked about order status. Known: order number 4271. The last answer was: “Goodbye”.");
        assertThat(entry.getCallSummarized().getDisposition()).isEqualTo("answered");
        assertThat(entry.getCallSummarized().getSentiment()).isEqualTo("positive");
        assertThat(entry.getCallSummarized().getEngine()).isEqualTo("grounded");
        assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(event, "ce_id")).isEqualTo(callId + "-summary");
        assertThat(header(event, "ce_source")).isEqualTo("/callmesh/llm-service");
        assertThat(header(event, "ce_type")).isEqualTo("callmesh.journal.v1.CallSummarized");
        assertThat(header(event, "ce_subject")).isEqualTo(callId);
        assertThat(header(event, "ce_time")).isNotEmpty();
        assertThat(header(event, "content-type")).isEqualTo("application/json");
    }

    private JournalEntry.Builder entry(int sequence) {
        return JournalEntry.newBuilder().setCallId(callId).setTenant("shop").setAssistant("retail").setTurn(1).setSequence(sequence);
    }

    private static String json(JournalEntry.Builder entry) throws Exception {
        return JsonFormat.printer().print(entry);
    }

    private void write(String... entries) throws Exception {
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
            for (var entry : entries) producer.send(new ProducerRecord<>("callmesh.journal.v1", callId, entry)).get();
        }
    }

    private ConsumerRecord<String, String> summary() {
        var keys = Map.<String, Object>of("bootstrap.servers", kafka, "group.id", callId, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(keys, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("callmesh.summary.v1"));
            var found = new ArrayList<ConsumerRecord<String, String>>();
            long deadline = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
            while (found.isEmpty() && System.nanoTime() < deadline) consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            assertThat(found).as("summaries").isNotEmpty();
            assertThat(found.getFirst().key()).isEqualTo(callId);
            return found.getFirst();
        }
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
