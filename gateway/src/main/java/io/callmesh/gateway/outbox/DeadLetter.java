package io.callmesh.gateway.outbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.callmesh.gateway.outbox.Parcel.Rank;
import java.nio.charset.StandardCharsets;

/// What is told of a parcel that is never taken: which it was and why, not what it said. It goes to the topic's own dead letters:
/// those of `callmesh.journal.v1` are on `callmesh.journal.dlq.v1`.
final class DeadLetter {

    private static final String MARK = ".dlq.v";

    private DeadLetter() {}

    static boolean isOne(Parcel parcel) {
        return parcel.topic().contains(MARK);
    }

    static Parcel of(Parcel refused, Carrier.Refused why) {
        var json = JsonNodeFactory.instance.objectNode()
                .put("topic", refused.topic())
                .put("key", refused.key())
                .put("id", refused.id())
                .put("type", refused.type())
                .put("tenant", refused.tenant())
                .put("at", refused.at().toString())
                .put("bytes", refused.value().getBytes(StandardCharsets.UTF_8).length)
                .put("reason", why.reason());
        return new Parcel(Rank.RECORD, topic(refused.topic()), refused.key(), refused.id() + "-refused", "callmesh.dlq.v1.Refused", refused.subject(), refused.tenant(), refused.at(), json.toString());
    }

    private static String topic(String refused) {
        int version = refused.lastIndexOf(".v");
        return refused.substring(0, version) + MARK + refused.substring(version + 2);
    }
}
