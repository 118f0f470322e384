package io.callmesh.runtime.journal.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.runtime.kafka.Product;
import java.time.Instant;

/// Messages as records: canonical JSON in a CloudEvent.
public final class Written {

    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

    private Written() {}

    /// What was made of a call that ended. Its time is that of the call's end, so that the same call has the same event made of it.
    ///
    /// @param suffix what makes the event's id of the call's id
    /// @param type   the full name of the message
    public static Product of(String topic, JournalEntry last, String suffix, String source, String type, Message message) {
        var at = Instant.ofEpochSecond(last.getAt().getSeconds(), last.getAt().getNanos());
        return Product.of(topic, last.getCallId(), new Product.Event(last.getCallId() + suffix, type, source, last.getCallId(), last.getTenant(), at), json(message));
    }

    public static String json(Message message) {
        try {
            return PRINTER.print(message);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("a message without Any can always be printed", impossible);
        }
    }
}
