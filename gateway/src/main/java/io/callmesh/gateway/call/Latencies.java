package io.callmesh.gateway.call;

import io.callmesh.gateway.conversation.Event.EarTimes;
import io.callmesh.gateway.conversation.Notice.Latency;
import java.util.Optional;
import java.util.OptionalDouble;

/// Where the time between the caller's last word and our first one went.
final class Latencies {

    private Latencies() {}

    /// A turn that was not spoken has no stages of the ear; an answer that was not heard has no response.
    static Latency of(Reply reply, Optional<EarTimes> times) {
        var none = OptionalDouble.empty();
        if (times.isEmpty()) return new Latency(reply.turn(), none, none, none, none, none);
        var ear = times.get();
        boolean spoken = ear.endpoint() != ear.lastVoiced();
        long answered = reply.firstClause(), heard = reply.firstSound();
        return new Latency(reply.turn(),
                spoken ? between(ear.lastVoiced(), ear.endpoint()) : none,
                spoken ? between(ear.endpoint(), ear.recognized()) : none,
                answered == 0 ? none : between(ear.recognized(), answered),
                heard == 0 ? none : between(answered, heard),
                heard == 0 && answered == 0 ? none : between(ear.lastVoiced(), heard == 0 ? answered : heard));
    }

    private static OptionalDouble between(long from, long to) {
        return OptionalDouble.of(Math.max(0, to - from) / 100_000 / 10.0);
    }
}
