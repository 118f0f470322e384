package io.callmesh.runtime.grpc;

import io.grpc.netty.NettyServerBuilder;
import io.quarkus.grpc.api.ServerBuilderCustomizer;
import io.quarkus.grpc.runtime.config.GrpcServerConfiguration;
import io.vertx.grpc.VertxServerBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/// The part of a gRPC server's settings that has no property: small windows, so that a slow reader is felt after three
/// seconds of speech instead of thirty, and a short patience with peers that have vanished.
@ApplicationScoped
class Doorway implements ServerBuilderCustomizer<VertxServerBuilder> {

    private static final int WINDOW_BYTES = 64 * 1024;
    private static final int KEEP_ALIVE_PATIENCE_S = 2;

    @Override
    public void customize(GrpcServerConfiguration keys, VertxServerBuilder builder) {
        NettyServerBuilder netty = builder.nettyBuilder();
        netty.flowControlWindow(WINDOW_BYTES).keepAliveTimeout(KEEP_ALIVE_PATIENCE_S, TimeUnit.SECONDS);
    }
}
