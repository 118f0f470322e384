package io.callmesh.eval.caller;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A call that outlives its gateway: when the connection breaks before the call has ended, the next gateway is called with the resume
/// token. What was typed or keyed and is not known there is sent again; sound that nobody took is lost, as it is on a telephone.
final class SteadyConnection implements Connection {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long PAUSE_MS = 50;

    private final List<Gateway> gateways;
    private final Opening opening;
    private int gateway;
    private Connection line;
    private String token = "";
    private int answered = -1;
    private Optional<Put> pending = Optional.empty();
    private boolean over;

    /// Something that the caller did.
    @FunctionalInterface
    private interface Put {
        void on(Connection line) throws InterruptedException;
    }

    SteadyConnection(List<Gateway> gateways, Opening opening) throws InterruptedException {
        this.gateways = gateways;
        this.opening = opening;
        line = gateways.getFirst().call(opening);
    }

    @Override
    public void sound(short[] samples) throws InterruptedException {
        put(now -> now.sound(samples));
    }

    @Override
    public void text(String typed) throws InterruptedException {
        ask(now -> now.text(typed));
    }

    @Override
    public void keys(String digits) throws InterruptedException {
        ask(now -> now.keys(digits));
    }

    @Override
    public void hangUp() throws InterruptedException {
        hungUp();
        current().hangUp();
    }

    private void ask(Put question) throws InterruptedException {
        remember(question);
        put(question);
    }

    /// Whoever takes learns that the line is broken, and mends it.
    private void put(Put what) throws InterruptedException {
        try {
            what.on(current());
        } catch (MeshException gone) {
            if (ended() || !gone.fault().retryable()) throw gone;
        }
    }

    @Override
    public Optional<CallEvent> take(Duration patience) throws InterruptedException {
        var taken = current();
        try {
            var event = taken.take(patience);
            event.ifPresent(this::saw);
            return event;
        } catch (MeshException gone) {
            if (ended() || !gone.fault().retryable()) throw gone;
            return Optional.of(mend(gone));
        }
    }

    private CallEvent mend(MeshException gone) throws InterruptedException {
        current().close();
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            try {
                return reopen();
            } catch (MeshException notYet) {
                if (!notYet.fault().retryable()) throw notYet;
                Thread.sleep(PAUSE_MS);
            }
        }
        throw gone;
    }

    private CallEvent reopen() throws InterruptedException {
        gateway++;
        var fresh = gateways.get(gateway % gateways.size()).call(new Opening(opening.assistant(), opening.language(), opening.medium(), known()));
        var opened = fresh.take(PATIENCE);
        if (opened.isEmpty()) throw new MeshException(new Fault.TimedOut("gateway", PATIENCE));
        adopt(fresh);
        if (opened.get() instanceof CallEvent.Opened told && told.turn() <= lastAnswered()) again(fresh);
        return opened.get();
    }

    private void again(Connection fresh) throws InterruptedException {
        var lost = unheard();
        if (lost.isPresent()) lost.get().on(fresh);
    }

    private synchronized void saw(CallEvent event) {
        switch (event) {
            case CallEvent.Opened opened -> token = opened.resumeToken();
            case CallEvent.Said said -> {
                answered = Math.max(answered, said.turn());
                pending = Optional.empty();
            }
            case CallEvent.Ended _ -> over = true;
            default -> { }
        }
    }

    private synchronized void remember(Put question) {
        pending = Optional.of(question);
    }

    private synchronized Optional<Put> unheard() {
        return pending;
    }

    private synchronized int lastAnswered() {
        return answered;
    }

    private synchronized String known() {
        return token;
    }

    private synchronized Connection current() {
        return line;
    }

    private synchronized void adopt(Connection fresh) {
        line = fresh;
    }

    private synchronized void hungUp() {
        over = true;
    }

    private synchronized boolean ended() {
        return over || token.isEmpty();
    }

    @Override
    public void close() {
        current().close();
    }
}
