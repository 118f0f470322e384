package io.callmesh.gateway.kafka;

import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Sending whose end one can wait for.
public final class Acknowledged {

    private Acknowledged() {}

    /// The future ends when Kafka has acknowledged the record, or with why it has not.
    public static CompletableFuture<Void> send(Emitter<String> topics, Message<String> event) {
        var done = new CompletableFuture<Void>();
        try {
            topics.send(event.withAck(() -> {
                done.complete(null);
                return CompletableFuture.completedFuture(null);
            }).withNack(failure -> {
                done.completeExceptionally(failure);
                return CompletableFuture.completedFuture(null);
            }));
        } catch (IllegalStateException overflow) {
            done.completeExceptionally(overflow);
        }
        return done;
    }
}
