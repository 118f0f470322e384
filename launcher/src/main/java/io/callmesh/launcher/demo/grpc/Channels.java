package io.callmesh.launcher.demo.grpc;

import io.callmesh.eval.caller.Presented;
import io.callmesh.eval.caller.grpc.Presentation;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.util.Optional;

/// Plain channels to services on this machine; they present the key in the environment, if there is one.
final class Channels {

    private static final int LARGEST_MESSAGE_BYTES = 16 << 20;

    private Channels() {}

    static ManagedChannel to(String address) {
        return NettyChannelBuilder.forTarget(address).usePlaintext().maxInboundMessageSize(LARGEST_MESSAGE_BYTES).intercept(Presentation.of(Presented.of(Optional.empty()))).build();
    }
}
