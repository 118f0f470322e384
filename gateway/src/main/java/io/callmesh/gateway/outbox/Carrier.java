package io.callmesh.gateway.outbox;

import java.util.concurrent.CompletableFuture;

/// Takes parcels to those who read them.
public interface Carrier {

    /// Sends a parcel. The future ends well when it has arrived, with [Refused] when it never will, with anything else when it
    /// should be tried again.
    CompletableFuture<Void> carry(Parcel parcel);

    /// A parcel that is not taken, however often it is brought.
    final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String reason;

        public Refused(Throwable cause) {
            super(cause);
            reason = cause.getClass().getSimpleName();
        }

        /// Nothing of what the parcel says.
        public String reason() {
            return reason;
        }
    }
}
