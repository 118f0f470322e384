package io.callmesh.gateway.session.redis;

import io.callmesh.gateway.session.ResumeToken;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.Seal;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sessions in Redis: a hash `callmesh:{CALL}:session` with the sealed JSON, its version, and whose call it is until when. The sorted set
/// `callmesh:calls` holds the ids of live calls by the ends of their leases. All times are those of Redis. Thread-safe.
///
/// Each change is one script: of two gateways that both take a call to be theirs, the one with the older fence is refused.
public final class RedisSessions implements SessionStore {

    static final String CALLS = "callmesh:calls";
    private static final String PURPOSE = "session";

    private final RedisLink redis;
    private final Terms terms;
    private final Seal seal;
    private final OldSessions old;

    /// @param owner      names this process: no other has this name, nor has it after a restart
    /// @param timeToLive counted from the last save
    /// @param lease      how long a call is this gateway's without a word of it
    /// @param mostBytes  of a session as JSON; beyond it older turns are told in the summary
    public record Terms(String owner, Duration timeToLive, Duration lease, int mostBytes) {}

    public RedisSessions(RedisLink redis, Terms terms, Seal seal) {
        this.redis = redis;
        this.terms = terms;
        this.seal = seal;
        old = new OldSessions(redis);
    }

    @Override
    public boolean save(Session session) {
        boolean ended = !session.endedBy().isEmpty();
        String token = session.resumeToken().isEmpty() ? "" : ResumeToken.digest(session.resumeToken());
        boolean saved = number(Scripts.SAVE, session.callId(), version(session), fence(session), terms.owner(), sealed(session), millis(terms.timeToLive()), millis(terms.lease()), token, ended ? "1" : "") == 1;
        if (saved && ended) redis.ask(commands -> commands.zrem(CALLS, session.callId()));
        if (saved && !ended) list(session.callId(), terms.lease());
        return saved;
    }

    private String sealed(Session session) {
        return seal.sealText(session.callId(), PURPOSE, SessionJson.write(session, terms.mostBytes()));
    }

    /// Beside the script, for the set is another slot's.
    private void list(String callId, Duration lease) {
        redis.ask(commands -> commands.<Long>eval(Scripts.LIST, ScriptOutputType.INTEGER, new String[] {CALLS}, callId, millis(lease)));
    }

    @Override
    public Optional<Session> find(String callId) {
        var text = Optional.ofNullable(redis.ask(commands -> commands.hget(key(callId), "sealed")));
        return text.isPresent() ? text.flatMap(sealed -> opened(callId, sealed)) : old.find(callId);
    }

    private Optional<Session> opened(String callId, String sealed) {
        return seal.openText(callId, PURPOSE, sealed).flatMap(SessionJson::read);
    }

    @Override
    public Optional<Session> resume(String resumeToken) {
        var callId = ResumeToken.callId(resumeToken);
        if (callId.isEmpty()) return old.resume(resumeToken).map(session -> session.taken(session.fence() + 1, resumeToken));
        var digest = Optional.ofNullable(redis.ask(commands -> commands.hget(key(callId.get()), "token")));
        if (digest.filter(known -> ResumeToken.fits(resumeToken, known)).isEmpty()) return Optional.empty();
        return taken(callId.get(), resumeToken, "");
    }

    /// @param grace how long ago the lease must have ended; empty: whatever it is
    private Optional<Session> taken(String callId, String token, String grace) {
        List<Object> found = redis.ask(commands -> commands.eval(Scripts.TAKE, ScriptOutputType.MULTI, keys(callId), terms.owner(), millis(terms.lease()), grace));
        if (found.size() < 2) return Optional.empty();
        return opened(callId, found.get(1).toString()).map(session -> session.taken((Long) found.get(0), token));
    }

    @Override
    public Tenure renew(Session session) {
        long standing = number(Scripts.RENEW, session.callId(), fence(session), terms.owner(), millis(terms.lease()), millis(terms.timeToLive()));
        if (standing == 1) list(session.callId(), terms.lease());
        return standing == 1 ? Tenure.OURS : standing == 0 ? Tenure.OTHERS : Tenure.UNKNOWN;
    }

    @Override
    public void release(Session session) {
        if (number(Scripts.RELEASE, session.callId(), fence(session), terms.owner()) == 1) list(session.callId(), Duration.ZERO);
    }

    @Override
    public List<Session> orphans(Duration grace, int most) {
        List<Object> late = redis.ask(commands -> commands.eval(Scripts.LATE, ScriptOutputType.MULTI, new String[] {CALLS}, millis(grace), Integer.toString(most)));
        var taken = new ArrayList<Session>();
        for (var callId : late) {
            var orphan = taken(callId.toString(), "", millis(grace));
            orphan.ifPresent(taken::add);
            if (orphan.isEmpty()) redis.ask(commands -> commands.eval(Scripts.FORGET, ScriptOutputType.INTEGER, new String[] {CALLS}, callId.toString(), millis(grace)));
        }
        return List.copyOf(taken);
    }

    private long number(String script, String callId, String... values) {
        return redis.ask(commands -> commands.<Long>eval(script, ScriptOutputType.INTEGER, keys(callId), values));
    }

    private static String[] keys(String callId) {
        return new String[] {key(callId)};
    }

    private static String version(Session session) {
        return Long.toString(session.version());
    }

    private static String fence(Session session) {
        return Long.toString(session.fence());
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    /// All that a call has in Redis is in one slot of a cluster.
    public static String key(String callId) {
        return "callmesh:{" + callId + "}:session";
    }
}
