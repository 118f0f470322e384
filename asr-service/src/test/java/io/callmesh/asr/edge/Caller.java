package io.callmesh.asr.edge;

import com.google.protobuf.ByteString;
import io.callmesh.proto.asr.v1.Encoding;
import io.callmesh.proto.asr.v1.Finalize;
import io.callmesh.proto.asr.v1.RecognitionConfig;
import io.callmesh.proto.asr.v1.RecognitionServiceGrpc;
import io.callmesh.proto.asr.v1.Result;
import io.callmesh.proto.asr.v1.StreamingRecognizeRequest;
import io.callmesh.proto.asr.v1.StreamingRecognizeResponse;
import io.callmesh.runtime.grpc.OpenedStream;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/// A client of the service under test, over a real connection, that sends sound in which nobody speaks.
final class Caller implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    static final StreamingRecognizeRequest THE_END = StreamingRecognizeRequest.newBuilder().setFinalize(Finalize.newBuilder().setTurn(1)).build();

    final ManagedChannel channel = NettyChannelBuilder.forAddress("localhost", ConfigProvider.getConfig().getValue("quarkus.grpc.server.test-port", Integer.class))
            .usePlaintext().build();

    OpenedStream<StreamingRecognizeRequest, StreamingRecognizeResponse> open() throws InterruptedException {
        var stream = OpenedStream.open(PATIENCE, RecognitionServiceGrpc.newStub(channel)::streamingRecognize);
        stream.said().put(StreamingRecognizeRequest.newBuilder().setConfig(config()).build());
        return stream;
    }

    static RecognitionConfig config() {
        return RecognitionConfig.newBuilder().setLanguage("en").setRateHz(16_000).setEncoding(Encoding.ENCODING_LINEAR16).setManual(true).setInterim(true).build();
    }

    static StreamingRecognizeRequest sound(int millis) {
        return StreamingRecognizeRequest.newBuilder().setAudio(ByteString.copyFrom(new byte[32 * millis])).build();
    }

    static Result finish(OpenedStream<StreamingRecognizeRequest, StreamingRecognizeResponse> stream) throws InterruptedException {
        stream.said().put(THE_END);
        while (true) {
            var received = stream.heard().take(PATIENCE);
            if (!(received instanceof Received.Item<StreamingRecognizeResponse>(var response))) throw new AssertionError("no final result but " + received);
            if (response.hasFinal()) return response.getFinal();
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
