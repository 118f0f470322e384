package io.callmesh.gateway.call;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.session.ResumeToken;
import io.callmesh.gateway.session.Session;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/// Opens calls, counts them, and knows those that live here.
public final class CallCenter implements LineHost {

    private static final Logger LOG = Logger.getLogger(CallCenter.class);
    private static final Duration BUSY = Duration.ofSeconds(5), LONG = Duration.ofHours(4), PART = Duration.ofSeconds(4);
    private static final String REPLACED = "replaced";

    /// @param over when it has ended
    private record Here(Call call, CompletableFuture<Void> over) {}


    private final CallParts parts;
    private final Assistants assistants;
    private final Semaphore room;
    private final Duration longest;
    private final Consumer<Session> begins;
    private volatile boolean draining;
    private final Map<String, Here> live = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /// @param calls how many may be held at once, each for some hours
    public CallCenter(CallParts parts, Assistants assistants, int calls) {
        this(parts, assistants, calls, LONG);
    }

    /// @param calls   how many may be held at once
    /// @param longest after which a call is ended, with reason `too_long`
    public CallCenter(CallParts parts, Assistants assistants, int calls, Duration longest) {
        this(parts, assistants, calls, longest, _ -> {});
    }

    /// @param calls   how many may be held at once
    /// @param longest after which a call is ended, with reason `too_long`
    /// @param begins  told of a call that begins, before anything is written of it; returns at once
    public CallCenter(CallParts parts, Assistants assistants, int calls, Duration longest, Consumer<Session> begins) {
        this.longest = longest;
        this.begins = begins;
        this.parts = parts;
        this.assistants = assistants;
        room = new Semaphore(calls);
    }

    @Override
    public void host(Line line) throws InterruptedException {
        if (draining) throw new MeshException(new Fault.Unavailable("this gateway"));
        boolean resumed = !line.opening().resumeToken().isEmpty();
        var session = resumed ? resumed(line.opening()) : fresh(line.opening());
        var assistant = permitted(session.assistant(), line.opening());
        if (!room.tryAcquire()) throw new MeshException(new Fault.Overloaded("gateway", BUSY));
        try {
            hold(new Call(parts, line, assistant, session, resumed), session);
        } finally {
            room.release();
        }
    }

    private void hold(Call call, Session session) throws InterruptedException {
        var here = new Here(call, new CompletableFuture<>());
        var before = live.put(session.callId(), here);
        if (before != null) before.call().stop(REPLACED);
        if (draining) call.stop(Call.MOVED);
        LOG.infof("call begins callId=%s assistant=%s language=%s line=%s", session.callId(), session.assistant(), session.language(), session.line());
        String reason = "caller_hung_up";
        var clock = Thread.ofVirtual().name("longest").start(() -> endLate(call));
        try {
            reason = call.run();
        } finally {
            clock.interrupt();
            live.remove(session.callId(), here);
            here.over().complete(null);
            LOG.infof("call ends callId=%s reason=%s", session.callId(), reason);
        }
    }

    private void endLate(Call call) {
        try {
            Thread.sleep(longest);
            call.stop("too_long");
        } catch (InterruptedException over) {
            // It ended by itself.
        }
    }

    @Override
    public void end(String callId, Predicate<String> tenants) {
        var here = live.get(callId);
        if (here == null || !tenants.test(here.call().tenant())) throw new MeshException(new Fault.NotFound("call", callId, "CALL_UNKNOWN"));
        here.call().stop("ended_by_api");
    }

    /// Ends a call if it is held here, whoever asks, and waits some seconds at most until it is over.
    public void stop(String callId, String reason) throws InterruptedException {
        var here = live.get(callId);
        if (here == null) return;
        here.call().stop(reason);
        await(here, PART);
    }

    /// How many calls are held now.
    public int calls() {
        return live.size();
    }

    private Session fresh(Line.Opening opening) {
        var assistant = permitted(opening.assistant(), opening);
        String language = language(assistant, opening.language());
        var callId = UUID.randomUUID().toString();
        var fresh = Session.begun(callId, ResumeToken.fresh(callId, random),
                opening.tenant().isEmpty() ? "default" : opening.tenant(), assistant.id(), language, opening.kind(), parts.clock().instant());
        var met = new Acquaintance(parts.profiles()).met(fresh, opening.caller(), assistant, fresh.startedAt());
        begins.accept(met);
        return met;
    }

    /// Whoever may not have the call does not take it from who has.
    private Session resumed(Line.Opening opening) throws InterruptedException {
        var callId = ResumeToken.callId(opening.resumeToken());
        var known = callId.flatMap(parts.store()::find);
        if (known.isPresent()) permitted(theirs(known, opening).assistant(), opening);
        if (callId.isPresent()) leave(callId.get(), opening.resumeToken());
        return theirs(parts.store().resume(opening.resumeToken()), opening);
    }

    private static Session theirs(Optional<Session> found, Line.Opening opening) {
        return found.filter(session -> opening.tenant().isEmpty() || opening.tenant().equals(session.tenant()))
                .orElseThrow(() -> new MeshException(new Fault.NotFound("call", "by resume token", "RESUME_TOKEN_UNKNOWN")));
    }

    /// A call that is held here ends before it goes on, so that it goes on from where it was.
    private void leave(String callId, String token) throws InterruptedException {
        var here = live.get(callId);
        if (here == null || !here.call().answersTo(token)) return;
        here.call().stop(REPLACED);
        await(here, PART);
    }

    private static void await(Here here, Duration patience) throws InterruptedException {
        try {
            here.over().get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            LOG.warnf("call does not end tenant=%s", here.call().tenant());
        }
    }

    /// A call is another gateway's now.
    public void lost(String callId) {
        var here = live.get(callId);
        if (here != null) here.call().stop(REPLACED);
    }

    /// Takes no more calls, and hands over those that it has: each is saved and left to any other gateway, and a caller whose program can is
    /// told to call there. The others go on here until they end or `patience` does.
    @Override
    public void drain(Duration patience) throws InterruptedException {
        draining = true;
        var until = System.nanoTime() + patience.toNanos();
        LOG.infof("hands its calls over calls=%d patience=%s", live.size(), patience);
        for (var here : live.values()) if (here.call().reconnects()) here.call().stop(Call.MOVED);
        for (var here : List.copyOf(live.values())) await(here, Duration.ofNanos(until - System.nanoTime()));
        for (var here : List.copyOf(live.values())) here.call().stop(Call.MOVED);
        for (var here : List.copyOf(live.values())) await(here, PART);
    }

    public boolean draining() {
        return draining;
    }

    private Assistant permitted(String id, Line.Opening opening) {
        var assistant = assistants.get(id);
        if (!assistant.isFor(opening.tenant())) throw new MeshException(new Fault.NotFound("assistant", id, "ASSISTANT_UNKNOWN"));
        if (opening.assistants().isEmpty() || opening.assistants().contains(id)) return assistant;
        throw new MeshException(new Fault.Forbidden("this key is not for that assistant"));
    }

    private static String language(Assistant assistant, String wanted) {
        if (wanted.isEmpty()) return assistant.languages().getFirst();
        var known = new TreeSet<>(assistant.languages());
        for (var parallel : assistant.pack().getParallelsList()) parallel.getSidesList().stream().map(Phrase::getLanguage).forEach(known::add);
        if (known.contains(wanted)) return wanted;
        int dash = wanted.indexOf('-');
        if (dash > 0 && known.contains(wanted.substring(0, dash))) return wanted.substring(0, dash);
        throw new MeshException(new Fault.BadInput("language", "must be one of " + known + " for assistant " + assistant.id()));
    }
}
