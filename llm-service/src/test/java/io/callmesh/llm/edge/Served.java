package io.callmesh.llm.edge;

import io.callmesh.proto.pack.v1.PackServiceGrpc;
import io.callmesh.proto.pack.v1.PutPackRequest;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import org.eclipse.microprofile.config.ConfigProvider;

/// The service under test, as its clients reach it.
final class Served {

    private Served() {}

    static ManagedChannel channel() {
        int port = ConfigProvider.getConfig().getValue("quarkus.grpc.server.test-port", Integer.class);
        return NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    }

    /// The same, and the service has the shop's pack.
    static ManagedChannel shop() {
        var channel = channel();
        PackServiceGrpc.newBlockingStub(channel).putPack(PutPackRequest.newBuilder().setPack(Packs.shop()).build());
        return channel;
    }
}
