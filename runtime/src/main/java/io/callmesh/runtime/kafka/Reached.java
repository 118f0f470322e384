package io.callmesh.runtime.kafka;

import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/// How far the work on a partition came. Kept in Kafka with the offsets of the group: the offset is the next record to be worked on,
/// its metadata (`since=OFFSET`) from where on records are to be shown again to somebody who begins anew.
///
/// @param next  nothing before it is worked on again
/// @param since what is under way began here; at most `next`
record Reached(long next, long since) {

    private static final Pattern METADATA = Pattern.compile("since=(\\d{1,18})");

    /// Another object each time: who holds one can tell whether the partition was given away and back meanwhile.
    static Reached nothing() {
        return new Reached(0, 0);
    }

    static Reached of(OffsetAndMetadata committed) {
        var since = METADATA.matcher(committed.metadata());
        return new Reached(committed.offset(), since.matches() ? Math.min(Long.parseLong(since.group(1)), committed.offset()) : committed.offset());
    }

    OffsetAndMetadata committed() {
        return new OffsetAndMetadata(next, "since=" + since);
    }
}
