package io.callmesh.launcher.demo.grpc;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;

/// Plain channels to services on this machine.
final class Channels {

    private static final int LARGEST_MESSAGE_BYTES = 16 << 20;

    private Channels() {}

    static ManagedChannel to(String address) {
        return NettyChannelBuilder.forTarget(address).usePlaintext().maxInboundMessageSize(LARGEST_MESSAGE_BYTES).build();
    }
}
