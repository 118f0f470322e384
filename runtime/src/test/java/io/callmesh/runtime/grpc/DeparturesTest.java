package io.callmesh.runtime.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeparturesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ITEM_BYTES = 640, WINDOW_BYTES = 64 * 1024;

    private final Logger logger = Logger.getLogger(Departures.HANDLER);
    private final BlockingQueue<LogRecord> told = new LinkedBlockingQueue<>();
    private final Departures departures = new Departures();
    private final CountDownLatch full = new CountDownLatch(WINDOW_BYTES / ITEM_BYTES);
    private final Handler ear = new Handler() {

        @Override
        public void publish(LogRecord message) {
            if (message.getLevel().intValue() >= Level.WARNING.intValue()) told.add(message); // logging of tests is verbose
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /// Writes until nobody reads.
    private final class Talker extends DialogueServiceGrpc.DialogueServiceImplBase {

        @Override
        public StreamObserver<ConverseRequest> converse(StreamObserver<ConverseResponse> answers) {
            return ServedStream.serve("talker", PATIENCE, answers, (_, said) -> {
                var item = ConverseResponse.newBuilder().setAudio(ByteString.copyFrom(new byte[ITEM_BYTES])).build();
                while (true) {
                    said.put(item);
                    full.countDown();
                }
            });
        }
    }

    @BeforeEach
    void listen() {
        logger.addHandler(ear);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(ear);
    }

    @Test
    void aReaderWhoLeavesInMidWordIsNotToldOf() throws Exception {
        // Given
        var server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)).flowControlWindow(WINDOW_BYTES).addService(new Talker()).build().start();
        var channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).flowControlWindow(WINDOW_BYTES).usePlaintext().build();
        var stream = OpenedStream.<ConverseRequest, ConverseResponse>open(PATIENCE, DialogueServiceGrpc.newStub(channel)::converse);
        assertThat(full.await(10, TimeUnit.SECONDS)).isTrue();

        // When
        stream.close();
        var warning = told.poll(10, TimeUnit.SECONDS);

        // Then
        channel.shutdownNow();
        server.shutdownNow();
        assertThat(warning).as("what grpc-java says of it; without it the filter has no work").isNotNull();
        assertThat(departures.isLoggable(warning)).as(warning.getMessage() + " " + warning.getThrown()).isFalse();
    }

    @Test
    void everyOtherWarningPasses() {
        assertThat(departures.isLoggable(warning(Departures.HANDLER, "Connection Error", closed()))).isTrue();
        assertThat(departures.isLoggable(warning(Departures.HANDLER, "Stream Error", Http2Exception.streamError(3, Http2Error.PROTOCOL_ERROR, "bad header")))).isTrue();
        assertThat(departures.isLoggable(warning(Departures.HANDLER, "Stream Error", new IllegalStateException("bug")))).isTrue();
        assertThat(departures.isLoggable(warning("io.grpc.netty.NettyServerStream", "Stream Error", closed()))).isTrue();
        assertThat(departures.isLoggable(new LogRecord(Level.INFO, "ready"))).isTrue();
    }

    private static Throwable closed() {
        return Http2Exception.streamError(3, Http2Error.STREAM_CLOSED, "closed before write could take place");
    }

    private static LogRecord warning(String logger, String message, Throwable cause) {
        var warning = new LogRecord(Level.WARNING, message);
        warning.setLoggerName(logger);
        warning.setThrown(cause);
        return warning;
    }
}
