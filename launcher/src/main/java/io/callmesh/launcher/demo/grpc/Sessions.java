package io.callmesh.launcher.demo.grpc;

import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.GetSessionRequest;
import io.callmesh.proto.gateway.v1.Session;
import io.grpc.ManagedChannel;
import java.util.concurrent.TimeUnit;

/// Looks sessions up at the gateway.
public final class Sessions implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 5;

    private final ManagedChannel channel;

    private Sessions(ManagedChannel channel) {
        this.channel = channel;
    }

    /// @param address `127.0.0.1:9080`
    public static Sessions at(String address) {
        return new Sessions(Channels.to(address));
    }

    public Session session(String callId) {
        return DialogueServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .getSession(GetSessionRequest.newBuilder().setCallId(callId).build())
                .getSession();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
