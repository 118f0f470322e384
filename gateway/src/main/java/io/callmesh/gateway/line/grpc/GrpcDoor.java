package io.callmesh.gateway.line.grpc;

import io.callmesh.gateway.access.Principal;
import io.callmesh.gateway.access.Reception;
import io.callmesh.gateway.access.Right;
import io.callmesh.gateway.access.Visit;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.util.concurrent.atomic.AtomicBoolean;

/// Every method of every service of ours passes here first, on the thread that serves it: to find out who it is may take a moment.
@ApplicationScoped
class GrpcDoor {

    private final Provider<Reception> reception;

    /// Not there yet when the server opens its doors.
    GrpcDoor(Provider<Reception> reception) {
        this.reception = reception;
    }

    /// The body of a call.
    @FunctionalInterface
    interface Conversation {
        void with(Principal principal) throws Exception;
    }

    <T> T enter(String action, String target, Reception.Work<T> work) throws Exception {
        var presented = Presented.current();
        return reception.get().enter(presented.visit(action, target), presented.authorization(), work);
    }

    /// As [#enter], and written down when it was done.
    <T> T change(String action, String target, Reception.Work<T> work) throws Exception {
        return enter(action, target, principal -> {
            var done = work.of(principal);
            reception.get().did(principal, Presented.current().visit(action, target));
            return done;
        });
    }

    /// A stream that counts as a call for as long as it is open.
    void call(String action, Conversation conversation) throws Exception {
        enter(action, "", principal -> {
            principal.require(Right.HOLD_CALLS);
            var serving = Thread.currentThread();
            var cut = new AtomicBoolean();
            try (var _ = reception.get().call(principal, () -> cutOff(cut, serving))) {
                conversation.with(principal);
                return new Visit("grpc", "", action, "");
            } catch (InterruptedException stopped) {
                throw cut.get() ? new MeshException(new Fault.Unauthenticated(Reception.CUT), stopped) : stopped;
            }
        });
    }

    private static void cutOff(AtomicBoolean cut, Thread serving) {
        cut.set(true);
        serving.interrupt();
    }
}
