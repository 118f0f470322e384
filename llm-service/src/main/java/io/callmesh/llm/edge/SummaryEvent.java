package io.callmesh.llm.edge;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.llm.summary.Summarizer.Summary;
import io.callmesh.proto.journal.v1.CallSummarized;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/// A summary as a CloudEvent 1.0 in binary mode: attributes in `ce_` headers, canonical JSON as the value, the call's id as
/// the key.
final class SummaryEvent {

    private static final URI SOURCE = URI.create("/callmesh/llm-service");
    private static final String TYPE = "callmesh.journal.v1.CallSummarized";

    private SummaryEvent() {}

    /// @param last the entry that ended the call; the summary comes after it
    static Message<String> of(JournalEntry last, Summary summary) {
        var now = Instant.now();
        var event = OutgoingCloudEventMetadata.<String>builder()
                .withId(last.getCallId() + "-summary")
                .withSource(SOURCE)
                .withType(TYPE)
                .withSubject(last.getCallId())
                .withDataContentType("application/json")
                .withTimestamp(now.atZone(ZoneOffset.UTC))
                .build();
        var key = OutgoingKafkaRecordMetadata.<String>builder().withKey(last.getCallId()).build();
        return Message.of(json(entry(last, summary, now)), Metadata.of(event, key));
    }

    private static JournalEntry entry(JournalEntry last, Summary summary, Instant now) {
        return last.toBuilder()
                .setSequence(last.getSequence() + 1)
                .setAt(Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
                .setCallSummarized(CallSummarized.newBuilder()
                        .setSummary(summary.text())
                        .setDisposition(summary.disposition().name().toLowerCase(Locale.ROOT))
                        .setSentiment(summary.mood().name().toLowerCase(Locale.ROOT))
                        .setEngine(summary.engine()))
                .build();
    }

    private static String json(JournalEntry entry) {
        try {
            return JsonFormat.printer().omittingInsignificantWhitespace().print(entry);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("an entry holds no Any, so it can always be printed", impossible);
        }
    }
}
