package io.callmesh.gateway.kafka;

import io.callmesh.gateway.outbox.Carrier;
import io.callmesh.gateway.outbox.Parcel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/// Carries parcels to their Kafka topics, each a CloudEvent. A record that is too large or that Kafka finds wrong in itself is
/// refused; all else, a right that is missing too, may be different the next time.
public final class KafkaCarrier implements Carrier {

    private final Emitter<String> topics;

    public KafkaCarrier(Emitter<String> topics) {
        this.topics = topics;
    }

    @Override
    public CompletableFuture<Void> carry(Parcel parcel) {
        var event = new CloudEvent(parcel.id(), parcel.type(), parcel.subject(), parcel.tenant(), parcel.at());
        return Acknowledged.send(topics, event.message(parcel.topic(), parcel.key(), parcel.value())).exceptionallyCompose(KafkaCarrier::judged);
    }

    private static CompletableFuture<Void> judged(Throwable failure) {
        var cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : failure;
        return CompletableFuture.failedFuture(hopeless(cause) ? new Refused(cause) : cause);
    }

    private static boolean hopeless(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure instanceof RecordBatchTooLargeException || failure instanceof SerializationException || failure instanceof InvalidRecordException;
    }
}
