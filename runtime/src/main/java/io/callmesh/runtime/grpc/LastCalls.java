package io.callmesh.runtime.grpc;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Lets the calls of a server that is to stop come to their end, for a while, and refuses new ones: they are UNAVAILABLE, and a client's
/// balancer or its next try finds another replica. Afterwards the server says GOAWAY and ends what is left.
@ApplicationScoped
@GlobalInterceptor
public class LastCalls implements ServerInterceptor {

    private static final Logger LOG = Logger.getLogger(LastCalls.class);
    private static final String OURS = "callmesh.";
    private static final int FIRST = 1; // what calls need must not have stopped before them

    private final Duration patience;
    private int open;
    private boolean stopping;

    /// @param patience what calls may last when the server is asked to stop
    public LastCalls(@ConfigProperty(name = "callmesh.grpc.drain", defaultValue = "5s") Duration patience) {
        this.patience = patience;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        boolean ours = call.getMethodDescriptor().getFullMethodName().startsWith(OURS); // health and reflection may be watched for ever
        if (!ours) return next.startCall(call, headers);
        if (!begun()) return refused(call);
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onComplete() {
                ended();
                super.onComplete();
            }

            @Override
            public void onCancel() {
                ended();
                super.onCancel();
            }
        };
    }

    private static <Q> ServerCall.Listener<Q> refused(ServerCall<Q, ?> call) {
        var refusal = FaultStatus.of(new MeshException(new Fault.Unavailable("this replica")));
        call.close(refusal.getStatus(), refusal.getTrailers());
        return new ServerCall.Listener<>() {};
    }

    private synchronized boolean begun() {
        if (stopping) return false;
        open++;
        return true;
    }

    private synchronized void ended() {
        open--;
        notifyAll();
    }

    synchronized boolean stopping() {
        return stopping;
    }

    /// Before the server stops: Quarkus waits for its observers.
    void stop(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        drain();
    }

    /// Refuses new calls from here on, and returns when none is left or patience ends.
    synchronized void drain() throws InterruptedException {
        stopping = true;
        if (open > 0) LOG.infof("stopping calls=%d patience=%s", open, patience);
        long giveUp = System.nanoTime() + patience.toNanos();
        while (open > 0 && System.nanoTime() < giveUp) TimeUnit.NANOSECONDS.timedWait(this, giveUp - System.nanoTime());
    }
}
