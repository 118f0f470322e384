package io.callmesh.runtime.grpc;

import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.PackServiceGrpc;
import io.callmesh.proto.pack.v1.PutPackRequest;
import io.callmesh.runtime.MeshException;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Asks a service that keeps packs; gives it the one it lacks and asks once more.
public final class PackSender {

    private static final Duration PUT = Duration.ofSeconds(5);

    private final PackServiceGrpc.PackServiceBlockingStub packs;
    private final String part;

    /// @param part who is asked, as faults name it
    public PackSender(Channel channel, String part) {
        this.packs = PackServiceGrpc.newBlockingStub(channel);
        this.part = part;
    }

    /// One request that names the pack; may be made twice.
    @FunctionalInterface
    public interface Asking<T> {

        /// @throws StatusRuntimeException as gRPC does
        T ask() throws InterruptedException;
    }

    /// @throws MeshException with what the status means
    /// @throws InterruptedException when the thread was interrupted while it waited
    public <T> T ask(Pack pack, Asking<T> asking) throws InterruptedException {
        try {
            return asking.ask();
        } catch (StatusRuntimeException failure) {
            if (!StatusFault.packUnknown(failure)) throw failed(failure);
        }
        put(pack);
        try {
            return asking.ask();
        } catch (StatusRuntimeException failure) {
            throw failed(failure);
        }
    }

    /// Gives the service a pack, known to it or not.
    ///
    /// @throws MeshException with what the status means, when the service does not take it
    /// @throws InterruptedException when the thread was interrupted while it waited
    public void put(Pack pack) throws InterruptedException {
        try {
            packs.withDeadlineAfter(PUT.toMillis(), TimeUnit.MILLISECONDS).putPack(PutPackRequest.newBuilder().setPack(pack).build());
        } catch (StatusRuntimeException failure) {
            throw failed(failure);
        }
    }

    /// A blocking stub that is interrupted says CANCELLED and leaves the interrupt on the thread.
    private MeshException failed(StatusRuntimeException failure) throws InterruptedException {
        boolean interrupted = failure.getStatus().getCode() == Status.Code.CANCELLED && Thread.interrupted();
        if (interrupted) throw new InterruptedException();
        return StatusFault.of(failure, part);
    }
}
