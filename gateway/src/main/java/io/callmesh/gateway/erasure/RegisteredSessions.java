package io.callmesh.gateway.erasure;

import io.callmesh.gateway.erasure.Register.Entry;
import io.callmesh.gateway.profile.Caller;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.runtime.seal.Seal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Sessions of which each is entered in the register, and its key settled, before it is saved the first time: what is saved can be
/// opened by others, and found by who erases it.
public final class RegisteredSessions implements SessionStore {

    private final SessionStore store;
    private final Register register;
    private final Retention retention;
    private final Seal seal;
    private final Function<Session, String> caller;
    private final Map<String, Boolean> entered = new ConcurrentHashMap<>();

    /// @param caller who a session's caller is; empty when nobody said
    public RegisteredSessions(SessionStore store, Register register, Retention retention, Seal seal, Function<Session, String> caller) {
        this.store = store;
        this.register = register;
        this.retention = retention;
        this.seal = seal;
        this.caller = caller;
    }

    @Override
    public boolean save(Session session) {
        seal.settle(session.callId());
        if (!entered.containsKey(session.callId())) enter(session);
        boolean saved = store.save(session);
        if (!session.endedBy().isEmpty()) entered.remove(session.callId());
        return saved;
    }

    private void enter(Session session) {
        String id = caller.apply(session);
        var entry = new Entry(session.callId(), session.tenant(), session.assistant(), id.isEmpty() ? "" : new Caller(session.tenant(), id).hash());
        register.enter(entry, retention.of(session.tenant()));
        entered.put(session.callId(), true);
    }

    @Override
    public Optional<Session> find(String callId) {
        return store.find(callId);
    }

    @Override
    public Optional<Session> resume(String resumeToken) {
        return store.resume(resumeToken);
    }

    @Override
    public Tenure renew(Session session) {
        return store.renew(session);
    }

    @Override
    public void release(Session session) {
        entered.remove(session.callId());
        store.release(session);
    }

    @Override
    public List<Session> orphans(Duration grace, int most) {
        return store.orphans(grace, most);
    }

    @Override
    public boolean degraded(String callId) {
        return store.degraded(callId);
    }
}
