package io.callmesh.eval.caller.grpc;

import io.callmesh.eval.caller.Connection;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import io.callmesh.eval.caller.Presented;
import io.callmesh.proto.gateway.v1.Assistant;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.ListAssistantsRequest;
import io.callmesh.runtime.grpc.StatusFault;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A gateway reached by gRPC. Notices within twelve seconds that it has vanished.
public final class GrpcGateway implements Gateway {

    private static final int WINDOW_BYTES = 64 * 1024;
    private static final long PATIENCE_S = 10;

    private final ManagedChannel channel;

    private GrpcGateway(ManagedChannel channel) {
        this.channel = channel;
    }

    /// Connects when it is first used, and presents what is in the environment.
    public static GrpcGateway at(String host, int port) {
        return at(host, port, Presented.of(Optional.empty()));
    }

    /// Connects when it is first used.
    public static GrpcGateway at(String host, int port, Presented presented) {
        return new GrpcGateway(NettyChannelBuilder.forAddress(host, port)
                .usePlaintext()
                .flowControlWindow(WINDOW_BYTES)
                .keepAliveTime(10, TimeUnit.SECONDS)
                .keepAliveTimeout(2, TimeUnit.SECONDS)
                .keepAliveWithoutCalls(true)
                .intercept(Presentation.of(presented))
                .build());
    }

    @Override
    public Connection call(Opening opening) throws InterruptedException {
        return GrpcConnection.open(DialogueServiceGrpc.newStub(channel), opening);
    }

    @Override
    public List<Offer> assistants() {
        try {
            var answer = DialogueServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(PATIENCE_S, TimeUnit.SECONDS)
                    .listAssistants(ListAssistantsRequest.getDefaultInstance());
            return answer.getAssistantsList().stream().map(GrpcGateway::offer).toList();
        } catch (StatusRuntimeException refused) {
            throw StatusFault.of(refused, "gateway");
        }
    }

    private static Offer offer(Assistant assistant) {
        return new Offer(assistant.getId(), assistant.getLanguagesList(), assistant.getHeardLanguagesList());
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
