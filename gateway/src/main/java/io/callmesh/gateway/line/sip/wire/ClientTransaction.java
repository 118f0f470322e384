package io.callmesh.gateway.line.sip.wire;

import io.callmesh.gateway.line.sip.wire.Alarms.Alarm;
import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.SipMessage.Response;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// One request of ours: sent until it is answered or nobody waits any more (RFC 3261 section 17.1). Thread-safe.
final class ClientTransaction {

    private final Request request;
    private final byte[] bytes;
    private final Path path;
    private final Transactions all;
    private final Consumer<Response> answered;
    private boolean provisional, done;
    private byte[] ack = {};
    private Alarm again = Alarm.NONE, over = Alarm.NONE;

    ClientTransaction(Request request, Path path, Transactions all, Consumer<Response> answered) {
        this.request = request;
        bytes = request.format();
        this.path = path;
        this.all = all;
        this.answered = answered;
    }

    String key() {
        return request.branch();
    }

    synchronized void begin() {
        path.send(bytes);
        if (!path.reliable()) again(Timing.T1);
        over = all.alarms().in(Timing.OVER, this::late);
    }

    private void again(Duration interval) {
        again = all.alarms().in(interval, () -> repeat(interval));
    }

    private synchronized void repeat(Duration interval) {
        if (done || provisional && request.is("INVITE")) return;
        path.send(bytes);
        var next = request.is("INVITE") ? interval.multipliedBy(2) : Timing.doubled(interval);
        again(provisional ? Timing.T2 : next);
    }

    /// A response of a method other than ours is nobody's. Copies of the 2xx to an `INVITE` are told again: their sender lacks the `ACK`.
    void received(Response response) {
        if (!response.sequenceMethod().equals(request.method())) return;
        if (!response.last()) {
            provisional();
            return;
        }
        boolean first;
        synchronized (this) {
            first = !done;
            done = true;
            again.cancel();
            if (request.is("INVITE") && !response.success()) acknowledge(response);
        }
        if (first) linger();
        else if (!request.is("INVITE") || !response.success()) return;
        answered.accept(response);
    }

    private synchronized void provisional() {
        provisional = true;
        if (request.is("INVITE")) again.cancel();
    }

    /// The `ACK` of a refusal belongs to the transaction (RFC 3261 section 17.1.1.3); copies of the refusal get copies of it.
    private void acknowledge(Response refusal) {
        if (ack.length == 0) ack = ack(refusal).format();
        path.send(ack);
    }

    private Request ack(Response refusal) {
        var fields = new Fields(List.of(new Field("via", request.via()), new Field("max-forwards", "70"), new Field("from", request.from()),
                new Field("to", refusal.to()), new Field("call-id", request.callId()), new Field("cseq", request.sequence() + " ACK")));
        var routes = request.fields().values("route").stream().map(route -> new Field("route", route)).toList();
        return new Request("ACK", request.uri(), fields.with(routes));
    }

    /// Copies of the answer that are still on their way find somebody at home: timers D and K.
    private synchronized void linger() {
        over.cancel();
        var wait = path.reliable() ? Duration.ZERO : request.is("INVITE") ? Timing.OVER : Timing.T4;
        over = all.alarms().in(wait, () -> all.over(this));
    }

    private void late() {
        synchronized (this) {
            if (done) return;
            done = true;
            again.cancel();
        }
        all.over(this);
        answered.accept(request.reply(408, ""));
    }
}
