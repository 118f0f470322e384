package io.callmesh.gateway.line.sip.wire;

import io.callmesh.gateway.line.sip.wire.Alarms.Alarm;
import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.SipMessage.Response;
import java.time.Duration;

/// One request and its answers (RFC 3261 section 17.2, with the accepted state of RFC 6026). Thread-safe.
///
/// ```
/// INVITE:  proceeding ─ 2xx ─► accepted ─ timer L ─► over        (the 2xx is sent again until it is acknowledged)
///              └─ 3xx-6xx ─► completed ─ ACK ─► confirmed ─ timer I ─► over        (timer H: over without ACK)
/// others:  trying ─ final ─► completed ─ timer J ─► over
/// ```
public final class ServerTransaction {

    private enum State { PROCEEDING, ACCEPTED, COMPLETED, CONFIRMED, OVER }

    private final Request request;
    private final Path arrival, back;
    private final Transactions all;
    private final String key;
    private final boolean kept;
    private State state = State.PROCEEDING;
    private byte[] last = {};
    private boolean acknowledged;
    private Alarm again = Alarm.NONE, over = Alarm.NONE;

    /// @param kept whether copies of the request will find it
    ServerTransaction(Request request, Path arrival, Path back, Transactions all, String key, boolean kept) {
        this.request = request;
        this.arrival = arrival;
        this.back = back;
        this.all = all;
        this.key = key;
        this.kept = kept;
    }

    public Request request() {
        return request;
    }

    /// The way by which the request came.
    public Path path() {
        return arrival;
    }

    String key() {
        return key;
    }

    /// Whether there is no final answer yet.
    public synchronized boolean pending() {
        return state == State.PROCEEDING;
    }

    /// Sends an answer; after a final one nothing.
    public synchronized void reply(Response response) {
        if (state != State.PROCEEDING) return;
        last = response.format();
        back.send(last);
        if (!response.last()) return;
        if (!request.is("INVITE")) end(State.COMPLETED, back.reliable() || !kept ? Duration.ZERO : Timing.OVER);
        else if (response.success()) accepted();
        else completed();
    }

    private void accepted() {
        end(State.ACCEPTED, Timing.OVER);
        again(Timing.T1);
    }

    private void completed() {
        end(State.COMPLETED, Timing.OVER);
        if (!back.reliable()) again(Timing.T1);
    }

    private void again(Duration interval) {
        again = all.alarms().in(interval, () -> repeat(interval));
    }

    private synchronized void repeat(Duration interval) {
        if (acknowledged || state == State.OVER) return;
        back.send(last);
        again(Timing.doubled(interval));
    }

    private void end(State next, Duration after) {
        state = next;
        over.cancel();
        over = all.alarms().in(after, this::over);
    }

    private void over() {
        boolean lost;
        synchronized (this) {
            lost = state == State.ACCEPTED && !acknowledged;
            state = State.OVER;
            again.cancel();
        }
        all.over(this);
        if (lost) all.user().unacknowledged(this);
    }

    /// The request came again.
    synchronized void repeated() {
        if (last.length > 0 && state != State.CONFIRMED) back.send(last);
    }

    /// The `ACK` of a final answer other than 2xx.
    synchronized void confirmed() {
        if (state != State.COMPLETED || acknowledged) return;
        acknowledged = true;
        again.cancel();
        end(State.CONFIRMED, back.reliable() ? Duration.ZERO : Timing.T4);
    }

    /// The `ACK` of the 2xx, found by the dialog.
    public synchronized void acknowledged() {
        acknowledged = true;
        again.cancel();
    }
}
