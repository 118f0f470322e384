package io.callmesh.gateway.outbox;

import java.time.Instant;

/// One thing to be told to others, with all that makes it the same when it is told again.
///
/// @param key     parcels of one key stay in order
/// @param id      unique; a parcel that arrives twice has the same
/// @param subject what it is about; may be empty
/// @param tenant  whose it is; may be empty
/// @param value   JSON
public record Parcel(Rank rank, String topic, String key, String id, String type, String subject, String tenant, Instant at, String value) {

    /// What goes first when there is no room for all.
    public enum Rank {
        /// What has to be known later: the journal, the audit.
        RECORD,
        /// What others make figures of.
        ANALYTICS
    }

    /// Where it goes, and nothing of what it says.
    @Override
    public String toString() {
        return topic + " " + id;
    }
}
