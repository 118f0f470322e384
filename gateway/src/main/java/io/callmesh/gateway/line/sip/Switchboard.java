package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.Line.Opening;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.line.rtp.RtpStream;
import io.callmesh.gateway.line.sip.SipCounts.Fate;
import io.callmesh.gateway.line.sip.SipServer.Sound;
import io.callmesh.gateway.line.sip.wire.Alarms;
import io.callmesh.gateway.line.sip.wire.Field;
import io.callmesh.gateway.line.sip.wire.Path;
import io.callmesh.gateway.line.sip.wire.ServerTransaction;
import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.TransactionUser;
import io.callmesh.gateway.line.sip.wire.Transactions;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/// Takes what comes from the trunks: begins calls, gives each a virtual thread on which it is held, and passes on to them what is theirs.
final class Switchboard implements TransactionUser {

    private static final Logger LOG = Logger.getLogger(Switchboard.class);
    private static final String KIND = "sip", DRAINING_SECONDS = "30";
    private static final int BUSY_SECONDS = 5;

    private final Trunks trunks;
    private final LineHost host;
    private final Sound sound;
    private final RtpStream.Patience patience;
    private final Alarms alarms;
    private final BiFunction<Request, Path, Path> ways;
    private final SipCounts counts;
    private final Map<String, SipCall> calls = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> rooms = new ConcurrentHashMap<>();
    private final Phaser held = new Phaser(1);
    private final SecureRandom random = new SecureRandom();
    private Optional<Transactions> transactions = Optional.empty();
    private volatile boolean draining;

    Switchboard(Trunks trunks, LineHost host, Sound sound, RtpStream.Patience patience, Alarms alarms, BiFunction<Request, Path, Path> ways, SipCounts counts) {
        this.trunks = trunks;
        this.host = host;
        this.sound = sound;
        this.patience = patience;
        this.alarms = alarms;
        this.ways = ways;
        this.counts = counts;
        for (var trunk : trunks.all()) rooms.put(trunk.name(), new Semaphore(trunk.calls()));
    }

    /// Before anything arrives.
    void serve(Transactions all) {
        transactions = Optional.of(all);
    }

    int calls() {
        return calls.size();
    }

    @Override
    public boolean knows(Request request) {
        return call(request).isPresent();
    }

    @Override
    public void requested(ServerTransaction transaction) {
        var request = transaction.request();
        if (!trunks.know(transaction.path().peer().getAddress())) refuse(transaction, 403, Fate.UNKNOWN_ADDRESS);
        else if (!request.toTag().isEmpty()) call(request).ifPresentOrElse(call -> call.arrived(transaction), () -> reply(transaction, 481));
        else if (request.is("INVITE")) invited(transaction);
        else reply(transaction, request);
    }

    /// What is asked outside of any call.
    private void reply(ServerTransaction transaction, Request request) {
        switch (request.method()) {
            case "OPTIONS" -> reply(transaction, draining ? 503 : 200, Offers.ALLOW, Offers.ACCEPT, new Field("supported", "timer"));
            case "BYE", "INFO", "UPDATE", "NOTIFY", "PRACK", "REFER" -> reply(transaction, 481);
            case "REGISTER", "SUBSCRIBE", "PUBLISH", "MESSAGE" -> reply(transaction, 405, Offers.ALLOW);
            default -> reply(transaction, 501, Offers.ALLOW);
        }
    }

    private void reply(ServerTransaction transaction, int status, Field... more) {
        transaction.reply(transaction.request().reply(status, tag(), more));
    }

    private void refuse(ServerTransaction transaction, int status, Fate fate, Field... more) {
        counts.count(fate);
        fate.fault().ifPresent(fault -> host.turnedAway(transaction.path().peer().getAddress(), fault));
        reply(transaction, status, more);
    }

    private String tag() {
        var bytes = new byte[10];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void invited(ServerTransaction transaction) {
        var request = transaction.request();
        if (transactions.orElseThrow().merged(transaction)) {
            reply(transaction, 482);
            return;
        }
        if (draining) {
            refuse(transaction, 503, Fate.DRAINING, new Field("retry-after", DRAINING_SECONDS));
            return;
        }
        switch (trunks.admit(request, transaction.path().peer().getAddress())) {
            case Admission.Refused(int status) -> refuse(transaction, status, status == 404 ? Fate.UNKNOWN_NUMBER : Fate.UNKNOWN_ADDRESS);
            case Admission.Challenged(var challenges, boolean wrong) -> refuse(transaction, 401, wrong ? Fate.WRONG_LOGIN : Fate.CHALLENGED, challenges.toArray(Field[]::new));
            case Admission.Welcome welcome -> welcome(transaction, welcome);
        }
    }

    private void welcome(ServerTransaction transaction, Admission.Welcome welcome) {
        var room = rooms.getOrDefault(welcome.trunk().name(), new Semaphore(0));
        if (!room.tryAcquire()) {
            refuse(transaction, 486, Fate.BUSY, new Field("retry-after", Integer.toString(BUSY_SECONDS)));
            return;
        }
        try {
            begin(transaction, welcome, RtpStream.open(sound.ports(), sound.pacer(), sound.counts(), patience), room);
        } catch (IOException noPort) {
            room.release();
            refuse(transaction, 503, Fate.BUSY, new Field("retry-after", Integer.toString(BUSY_SECONDS)));
        }
    }

    private void begin(ServerTransaction transaction, Admission.Welcome welcome, RtpStream stream, Semaphore room) {
        var path = transaction.path();
        var contact = "sip:callmesh@" + Transactions.hostPort(path.local()) + (path.reliable() ? ";transport=tcp" : "");
        String tag = tag();
        var call = new SipCall(transaction, tag, contact, stream, transactions.orElseThrow(), alarms, ways);
        if (!call.ended().isEmpty()) {
            counts.count(Fate.UNFIT);
            room.release();
            return;
        }
        String key = key(transaction.request().callId(), tag, transaction.request().fromTag());
        calls.put(key, call);
        held.register();
        Thread.ofVirtual().name("sip-" + tag).start(() -> {
            try {
                hold(call, welcome);
            } finally {
                calls.remove(key, call);
                room.release();
                held.arriveAndDeregister();
            }
        });
    }

    private void hold(SipCall call, Admission.Welcome welcome) {
        var token = call.invite().request().fields().given(Offers.RESUME).orElse("");
        try (var line = line(call, welcome, token)) {
            hold(call, line, line(call, welcome, ""));
        } finally {
            LOG.infof("telephone call ends trunk=%s reason=%s", welcome.trunk().name(), call.ended());
        }
    }

    private SipLine line(SipCall call, Admission.Welcome welcome, String token) {
        return new SipLine(new Opening(KIND, welcome.trunk().tenant(), welcome.route().assistant(), welcome.route().language(), RtpStream.RATE_HZ, true, true, token, welcome.caller()),
                call, sound.tones());
    }

    private void hold(SipCall call, SipLine line, SipLine afresh) {
        try {
            host(line, afresh);
            counts.count(Fate.HELD);
        } catch (MeshException refused) {
            counts.count(refused.fault() instanceof Fault.NotFound ? Fate.UNKNOWN_NUMBER : Fate.BUSY);
            call.take(new DialogInput.Refused(status(refused.fault()), retry(refused.fault())));
        } catch (RuntimeException e) {
            LOG.errorf(e, "telephone call failed");
            call.take(new DialogInput.Refused(500, 0));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whoever calls with a token that is good for nothing any more is a caller all the same.
    private void host(SipLine line, SipLine afresh) throws InterruptedException {
        try {
            host.host(line);
        } catch (MeshException refused) {
            boolean late = refused.fault() instanceof Fault.NotFound(_, _, var reason) && reason.equals("RESUME_TOKEN_UNKNOWN");
            if (!late || line.opening().resumeToken().isEmpty()) throw refused;
            host.host(afresh);
        }
    }

    private static int status(Fault fault) {
        return switch (fault) {
            case Fault.NotFound _ -> 404;
            case Fault.BadInput _ -> 488;
            case Fault.Overloaded _, Fault.LimitReached _, Fault.Unavailable _, Fault.TimedOut _ -> 503;
            case Fault.Unauthenticated _, Fault.Forbidden _ -> 403;
            case Fault.EngineFailed _ -> 500;
        };
    }

    private static int retry(Fault fault) {
        return switch (fault) {
            case Fault.Overloaded(_, var after) -> (int) Math.max(1, after.toSeconds());
            case Fault.LimitReached(_, var after) -> (int) Math.max(1, after.toSeconds());
            default -> status(fault) == 503 ? BUSY_SECONDS : 0;
        };
    }

    private Optional<SipCall> call(Request request) {
        return Optional.ofNullable(calls.get(key(request.callId(), request.toTag(), request.fromTag())));
    }

    private static String key(String callId, String ours, String theirs) {
        return ours + '|' + theirs + '|' + callId;
    }

    @Override
    public void acknowledged(Request ack) {
        call(ack).ifPresent(call -> call.take(new DialogInput.Arrived(ack)));
    }

    @Override
    public void cancelled(ServerTransaction invite) {
        of(invite).ifPresent(call -> call.take(new DialogInput.Cancelled()));
    }

    @Override
    public void unacknowledged(ServerTransaction invite) {
        of(invite).or(() -> call(invite.request())).ifPresent(call -> call.take(new DialogInput.Unacknowledged()));
    }

    private Optional<SipCall> of(ServerTransaction invite) {
        return calls.values().stream().filter(call -> call.invite() == invite).findFirst();
    }

    void drain(Duration wait) throws InterruptedException {
        draining = true;
        LOG.infof("telephone takes no new calls held=%d", calls.size());
        int phase = held.arrive();
        try {
            held.awaitAdvanceInterruptibly(phase, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.infof("telephone hangs up held=%d", calls.size());
        }
        hangUp();
    }

    void hangUp() {
        draining = true;
        List.copyOf(calls.values()).forEach(call -> call.take(new DialogInput.HungUp()));
    }
}
