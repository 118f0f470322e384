package io.callmesh.launcher.chaos.grpc;

import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.ListAssistantsRequest;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.util.concurrent.TimeUnit;

/// One gateway, and whether it answers: it is asked twice a second, and given up after two questions without an answer within a second each. A
/// program that holds calls does so because TCP does not tell of a peer that stands still. Thread-safe.
final class Door implements AutoCloseable {

    private static final int WINDOW_BYTES = 64 * 1024, MISSES = 2;
    private static final long ASK_EVERY_MS = 500, PATIENCE_MS = 1_000;

    private final String name;
    private final ManagedChannel channel;
    private final Thread pulse;
    private volatile int missed;

    Door(String name, String address) {
        this.name = name;
        channel = NettyChannelBuilder.forTarget(address).usePlaintext().flowControlWindow(WINDOW_BYTES).build();
        pulse = Thread.ofVirtual().name("pulse/" + name).start(this::beat);
    }

    String name() {
        return name;
    }

    ManagedChannel channel() {
        return channel;
    }

    boolean answers() {
        return missed < MISSES;
    }

    private void beat() {
        try {
            while (true) {
                ask();
                Thread.sleep(ASK_EVERY_MS);
            }
        } catch (InterruptedException over) {
            // Nobody calls any more.
        }
    }

    private void ask() {
        try {
            var _ = DialogueServiceGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE_MS, TimeUnit.MILLISECONDS).listAssistants(ListAssistantsRequest.getDefaultInstance());
            missed = 0;
        } catch (StatusRuntimeException silent) {
            missed++;
            channel.resetConnectBackoff();
        }
    }

    @Override
    public void close() {
        pulse.interrupt();
        channel.shutdownNow();
    }
}
