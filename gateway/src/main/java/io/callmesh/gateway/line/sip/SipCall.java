package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.rtp.RtpStream;
import io.callmesh.gateway.line.rtp.Sdp;
import io.callmesh.gateway.line.sip.DialogInput.Bell;
import io.callmesh.gateway.line.sip.wire.Alarms;
import io.callmesh.gateway.line.sip.wire.Alarms.Alarm;
import io.callmesh.gateway.line.sip.wire.Path;
import io.callmesh.gateway.line.sip.wire.ServerTransaction;
import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.Transactions;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

/// One call: does what its [Dialog] says. Everything that happens to it is taken one after the other, on whatever thread it happens, and
/// nothing that is done about it waits.
final class SipCall {

    private static final int GRACE_SECONDS = 5;

    private final Transactions transactions;
    private final Alarms alarms;
    private final BiFunction<Request, Path, Path> ways;
    private final ServerTransaction invite;
    private final RtpStream stream;
    private final Map<Bell, Alarm> bells = new EnumMap<>(Bell.class);
    private final BlockingQueue<Boolean> transferred = new LinkedBlockingQueue<>(1);
    private final ReentrantLock lock = new ReentrantLock();
    private DialogState state;
    private ServerTransaction current, accepting;
    private Path arrival;
    private volatile String ended = "";

    /// @param ways the way of a request of ours, given the way by which the other side was last heard
    SipCall(ServerTransaction invite, String tag, String contact, RtpStream stream, Transactions transactions, Alarms alarms, BiFunction<Request, Path, Path> ways) {
        this.invite = invite;
        this.stream = stream;
        this.transactions = transactions;
        this.alarms = alarms;
        this.ways = ways;
        current = invite;
        accepting = invite;
        arrival = invite.path();
        var step = Dialog.begin(invite.request(), tag, contact, Sdp.of(stream.address()));
        state = step.state();
        lock.lock();
        try {
            step.actions().forEach(this::perform);
        } finally {
            lock.unlock();
        }
    }

    /// A request of the other side within the call.
    void arrived(ServerTransaction transaction) {
        lock.lock();
        try {
            current = transaction;
            arrival = transaction.path();
            take(new DialogInput.Arrived(transaction.request()));
        } finally {
            lock.unlock();
        }
    }

    void take(DialogInput input) {
        lock.lock();
        try {
            var step = Dialog.next(state, input);
            state = step.state();
            step.actions().forEach(this::perform);
        } finally {
            lock.unlock();
        }
    }

    private void perform(SipAction action) {
        switch (action) {
            case SipAction.Reply(var request, var response) -> {
                var answered = request.equals(invite.request()) ? invite : current;
                if (request.is("INVITE") && response.success()) accepting = answered;
                answered.reply(response);
            }
            case SipAction.Send(var request) -> transactions.send(request, ways.apply(request, arrival), response -> take(new DialogInput.Answered(response)));
            case SipAction.Acknowledge(var ack) -> transactions.acknowledge(ack, ways.apply(ack, arrival));
            case SipAction.Settle _ -> accepting.acknowledged();
            case SipAction.Agree(var agreement) -> stream.agree(agreement);
            case SipAction.Press(var keys) -> stream.keys(keys);
            case SipAction.Set(var bell, var after) -> set(bell, alarms.in(after, () -> take(new DialogInput.Rang(bell))));
            case SipAction.Unset(var bell) -> set(bell, Alarm.NONE);
            case SipAction.Transferred(boolean connected) -> transferred.offer(connected);
            case SipAction.End(var reason) -> end(reason);
        }
    }

    private void set(Bell bell, Alarm alarm) {
        var before = bells.put(bell, alarm);
        if (before != null) before.cancel();
    }

    private void end(String reason) {
        ended = reason;
        bells.values().forEach(Alarm::cancel);
        stream.close();
    }

    /// Why it is over; empty while it is not.
    String ended() {
        return ended;
    }

    /// Asks the other side to connect the caller elsewhere.
    ///
    /// @return whether it has
    boolean transfer(String target) throws InterruptedException {
        transferred.clear();
        take(new DialogInput.Transferring(target));
        return Boolean.TRUE.equals(transferred.poll(Dialog.REFERRAL.toSeconds() + GRACE_SECONDS, TimeUnit.SECONDS));
    }

    RtpStream stream() {
        return stream;
    }

    ServerTransaction invite() {
        return invite;
    }

    /// Where the other side was called from: a number without a host is looked for there.
    String domain() {
        return Transactions.hostPort(arrival.peer());
    }
}
