package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.sip.wire.Field;
import io.callmesh.gateway.line.sip.wire.Fields;
import io.callmesh.gateway.line.sip.wire.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// After what time without a sign of life a call is over, and who gives it (RFC 4028).
///
/// @param ours whether we do
record SessionTimer(long seconds, boolean ours) {

    /// The shortest that RFC 4028 section 4 lets anybody ask for.
    static final long LEAST_SECONDS = 90;

    /// A day: what lasts longer is as good as for ever.
    private static final long MOST_SECONDS = 86_400;
    private static final long LAST_MOMENT_SECONDS = 32;

    /// What a request asks for; empty when it asks for nothing. Where a proxy asks for a caller that cannot, we give the sign of life.
    static Optional<SessionTimer> of(Fields fields) {
        var seconds = fields.number("session-expires");
        if (seconds.isEmpty()) return Optional.empty();
        boolean ours = refresher(fields).map("uas"::equalsIgnoreCase).orElse(!fields.tokens("supported").contains("timer"));
        return Optional.of(new SessionTimer(Math.min(seconds.getAsLong(), MOST_SECONDS), ours));
    }

    private static Optional<String> refresher(Fields fields) {
        return fields.first("session-expires").flatMap(value -> Values.parameter(value, "refresher"));
    }

    /// What the answer to a request of ours says.
    static Optional<SessionTimer> answered(Fields fields) {
        return of(fields).map(timer -> new SessionTimer(Math.max(LEAST_SECONDS, timer.seconds), refresher(fields).filter("uas"::equalsIgnoreCase).isEmpty()));
    }

    static boolean tooShort(Fields fields) {
        return of(fields).filter(timer -> timer.seconds < LEAST_SECONDS).isPresent();
    }

    /// What we say of it in our answer.
    List<Field> answer() {
        var fields = new ArrayList<>(List.of(new Field("session-expires", seconds + ";refresher=" + (ours ? "uas" : "uac"))));
        if (!ours) fields.add(new Field("require", "timer"));
        return fields;
    }

    /// What we say of it in a request that is our sign of life.
    List<Field> request() {
        return List.of(new Field("session-expires", seconds + ";refresher=uac"), new Field("supported", "timer"));
    }

    /// When to give up: a little before the end, so that the other side still hears of it (RFC 4028 section 10).
    Duration expiry() {
        return Duration.ofSeconds(seconds - Math.min(LAST_MOMENT_SECONDS, seconds / 3));
    }

    Duration refresh() {
        return Duration.ofSeconds(seconds / 2);
    }
}
