package io.callmesh.runtime.grpc;

import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.grpc.api.ChannelBuilderCustomizer;
import io.quarkus.grpc.runtime.config.GrpcClientConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// What other services answer is handed over by the thread that has read it: an [OpenedStream] only puts it into its inbox, and a
/// thread in between would have to be woken for every 20 ms of sound. No callback may wait.
@ApplicationScoped
class DirectAnswers implements ChannelBuilderCustomizer<NettyChannelBuilder> {

    @Override
    public Map<String, Object> customize(String name, GrpcClientConfiguration keys, NettyChannelBuilder builder) {
        builder.directExecutor();
        return Map.of();
    }
}
