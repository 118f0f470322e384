package io.callmesh.launcher.probe.grpc;

import com.google.protobuf.Message;
import io.callmesh.launcher.probe.Target;
import io.callmesh.runtime.grpc.OpenedStream;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ChannelCredentials;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A channel to the door, with the key on every call.
final class Door implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int LARGEST_ANSWER_BYTES = 16 << 20;
    private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final ManagedChannel connection;
    private final Channel channel;

    private Door(ManagedChannel connection, Channel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    static Door to(Target target) throws IOException {
        var connection = NettyChannelBuilder.forAddress(target.host(), target.port(), credentials(target)).maxInboundMessageSize(LARGEST_ANSWER_BYTES).build();
        var headers = new Metadata();
        target.key().ifPresent(key -> headers.put(AUTHORIZATION, "Bearer " + key));
        return new Door(connection, ClientInterceptors.intercept(connection, MetadataUtils.newAttachHeadersInterceptor(headers)));
    }

    private static ChannelCredentials credentials(Target target) throws IOException {
        if (!target.tls()) return InsecureChannelCredentials.create();
        if (target.authority().isEmpty()) return TlsChannelCredentials.create();
        return TlsChannelCredentials.newBuilder().trustManager(target.authority().get().toFile()).build();
    }

    Channel channel() {
        return channel;
    }

    /// The same door with a header on every call.
    Door with(String header, String value) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER), value);
        return new Door(connection, ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)));
    }

    <Q extends Message, A> A ask(Asked<Q, A> asked) throws Exception {
        return ask(asked, CallOptions.DEFAULT);
    }

    /// The first answer, of a stream too; the rest is not wanted. Throws gRPC's `StatusRuntimeException`.
    <Q extends Message, A> A ask(Asked<Q, A> asked, CallOptions options) throws Exception {
        var inTime = options.withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        try (var call = Context.current().withCancellation()) {
            return call.call(() -> ClientCalls.blockingServerStreamingCall(channel, asked.method(), inTime, asked.request()).next());
        }
    }

    /// A stream that stays open, without a deadline of ours.
    <Q extends Message, A> OpenedStream<Q, A> open(Asked<Q, A> asked) throws InterruptedException {
        var stream = OpenedStream.<Q, A>open(PATIENCE, answers -> ClientCalls.asyncBidiStreamingCall(channel.newCall(asked.method(), CallOptions.DEFAULT), answers));
        stream.said().put(asked.request());
        return stream;
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }
}
