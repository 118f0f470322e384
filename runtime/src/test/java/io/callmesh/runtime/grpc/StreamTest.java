package io.callmesh.runtime.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.GetSessionRequest;
import io.callmesh.proto.gateway.v1.GetSessionResponse;
import io.callmesh.proto.gateway.v1.Played;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The edges over a real connection on loopback.
class StreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int UNREAD = 24, OFFERED = 2_000;

    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch reads = new CountDownLatch(1);
    private final CountDownLatch writing = new CountDownLatch(100); // items of 640 bytes: a window is full soon after
    private final CompletableFuture<Fault> otherWriter = new CompletableFuture<>();
    private final Queue<MeshException> failed = new ConcurrentLinkedQueue<>();
    private Duration writes = PATIENCE;
    private Server server;
    private ManagedChannel channel;

    private final class Door extends DialogueServiceGrpc.DialogueServiceImplBase {

        @Override
        public StreamObserver<ConverseRequest> converse(StreamObserver<ConverseResponse> answers) {
            return ServedStream.serve("test", writes, answers, this::echo);
        }

        private void echo(StreamInbox<ConverseRequest> heard, StreamOutbox<ConverseResponse> said) throws InterruptedException {
            try {
                while (heard.take(PATIENCE) instanceof Received.Item(var request)) answer(request, said);
            } catch (InterruptedException cancelled) {
                interrupted.countDown();
                throw cancelled;
            } catch (MeshException failure) {
                failed.add(failure);
                throw failure;
            }
        }

        private void answer(ConverseRequest request, StreamOutbox<ConverseResponse> said) throws InterruptedException {
            if (request.hasText()) throw new MeshException(new Fault.BadInput("text", "must be sound"));
            if (request.hasHangUp()) throw new AssertionError("broken");
            if (request.getPlayed().getSamples() > 0) reads.await();
            else if (request.hasPlayed()) Thread.ofVirtual().start(() -> writeOn(said));
            else if (request.hasDtmf()) write(said);
            else said.put(ConverseResponse.newBuilder().setAudio(request.getAudio()).build());
        }

        private void writeOn(StreamOutbox<ConverseResponse> said) {
            try {
                write(said);
            } catch (MeshException gone) {
                otherWriter.complete(gone.fault());
            } catch (InterruptedException never) {
                otherWriter.completeExceptionally(never);
            }
        }

        private void write(StreamOutbox<ConverseResponse> said) throws InterruptedException {
            for (int i = 0; i < 100_000; i++) {
                said.put(ConverseResponse.newBuilder().setAudio(ByteString.copyFrom(new byte[640])).build());
                writing.countDown();
            }
        }

        @Override
        public void getSession(GetSessionRequest request, StreamObserver<GetSessionResponse> answer) {
            ServedCall.answer("slow", answer, () -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException cancelled) {
                    interrupted.countDown();
                    throw cancelled;
                }
                return GetSessionResponse.getDefaultInstance();
            });
        }
    }

    @BeforeEach
    void open() throws Exception {
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)).flowControlWindow(65_536).addService(new Door()).build().start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).flowControlWindow(65_536).usePlaintext().build();
    }

    @AfterEach
    void close() throws Exception {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }

    private OpenedStream<ConverseRequest, ConverseResponse> talk() {
        return OpenedStream.open(PATIENCE, DialogueServiceGrpc.newStub(channel)::converse);
    }

    private static ConverseRequest sound(int value) {
        return ConverseRequest.newBuilder().setAudio(ByteString.copyFrom(new byte[] {(byte) value})).build();
    }

    @Test
    void whatGoesInComesOutInOrder() throws Exception {
        try (var stream = talk()) {
            for (int i = 0; i < 100; i++) {
                stream.said().put(sound(i));
                assertThat(stream.heard().take(PATIENCE)).isInstanceOfSatisfying(Received.Item.class, item -> assertThat(item.value()).isNotNull());
            }
            stream.hangUp();
            assertThat(stream.heard().take(PATIENCE)).isInstanceOf(Received.Ended.class);
            assertThat(stream.heard().take(PATIENCE)).isInstanceOf(Received.Ended.class);
        }
    }

    @Test
    void leavingInterruptsTheServer() throws Exception {
        var stream = talk();
        stream.said().put(sound(1));
        stream.heard().take(PATIENCE);

        stream.close();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aDeadlineInterruptsAUnaryCall() throws Exception {
        var stub = DialogueServiceGrpc.newBlockingStub(channel).withDeadlineAfter(200, TimeUnit.MILLISECONDS);

        assertThatThrownBy(() -> stub.getSession(GetSessionRequest.getDefaultInstance())).isInstanceOf(StatusRuntimeException.class);

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFaultArrivesWithItsField() throws Exception {
        try (var stream = talk()) {
            stream.said().put(ConverseRequest.newBuilder().setText("hello").build());

            assertThat(stream.heard().take(PATIENCE)).isInstanceOfSatisfying(Received.Broken.class, broken -> {
                assertThat(broken.status().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
                assertThat(broken.status().getDescription()).startsWith("text:");
            });
        }
    }

    @Test
    void anErrorEndsTheStreamToo() throws Exception {
        try (var stream = talk()) {
            stream.said().put(ConverseRequest.newBuilder().setHangUp(io.callmesh.proto.gateway.v1.HangUp.getDefaultInstance()).build());

            assertThat(stream.heard().take(PATIENCE)).isInstanceOfSatisfying(Received.Broken.class, broken -> assertThat(broken.status().getCode()).isEqualTo(Status.Code.INTERNAL));
        }
    }

    @Test
    void aReaderWhoStallsBoundsTheWriter() throws Exception {
        writes = Duration.ofMillis(300);
        try (var stream = talk()) {
            stream.said().put(ConverseRequest.newBuilder().setDtmf("1").build());
            int read = 0;
            Received<ConverseResponse> received = stream.heard().take(PATIENCE);
            // The writer gives up after 300 ms of a full window; only then is read on.
            assertThat(received).isInstanceOf(Received.Item.class);
            server.awaitTermination(1, TimeUnit.SECONDS);
            while (received instanceof Received.Item && read < 200_000) {
                read++;
                received = stream.heard().take(PATIENCE);
            }
            assertThat(read).isLessThan(1_000);
            assertThat(received).isInstanceOfSatisfying(Received.Broken.class, broken -> assertThat(broken.status().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));
        }
    }

    @Test
    void streamsThatNobodyReadsHoldUpNoOther() throws Exception {
        var unread = new ArrayList<OpenedStream<ConverseRequest, ConverseResponse>>();
        try (var other = talk()) {
            // Given
            for (int i = 0; i < UNREAD; i++) unread.add(unread());

            // When
            for (int i = 0; i < 500; i++) {
                other.said().put(frame());

                // Then
                assertThat(other.heard().take(PATIENCE)).isInstanceOf(Received.Item.class);
            }
        } finally {
            unread.forEach(OpenedStream::close);
        }
    }

    /// A stream of which neither end reads, with all windows full: the server writes until it cannot, and so does the caller.
    private OpenedStream<ConverseRequest, ConverseResponse> unread() throws InterruptedException {
        OpenedStream<ConverseRequest, ConverseResponse> stream = OpenedStream.open(Duration.ofMillis(50), DialogueServiceGrpc.newStub(channel)::converse);
        stream.said().put(ConverseRequest.newBuilder().setDtmf("1").build());
        assertThatThrownBy(() -> {
            while (true) stream.said().put(frame());
        }).isInstanceOf(MeshException.class);
        return stream;
    }

    private static ConverseRequest frame() {
        return ConverseRequest.newBuilder().setAudio(ByteString.copyFrom(new byte[640])).build();
    }

    @Test
    void anotherWriterLearnsAtOnceThatThePeerHasGone() throws Exception {
        // Given a server whose second thread waits to write
        writes = Duration.ofMinutes(5);
        var stream = talk();
        stream.said().put(ConverseRequest.newBuilder().setPlayed(Played.getDefaultInstance()).build());
        assertThat(writing.await(10, TimeUnit.SECONDS)).isTrue();

        // When
        stream.close();

        // Then
        assertThat(otherWriter.get(10, TimeUnit.SECONDS)).isEqualTo(new Fault.Unavailable("peer"));
    }

    @Test
    void aWriterWhoIsInterruptedFailsWithNothingElse() throws Exception {
        // Given a server that waits to write
        writes = Duration.ofMinutes(5);
        var stream = talk();
        stream.said().put(ConverseRequest.newBuilder().setDtmf("1").build());
        assertThat(writing.await(10, TimeUnit.SECONDS)).isTrue();

        // When
        stream.close();

        // Then
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(failed).isEmpty();
    }

    @Test
    void whatIsOfferedToAPeerWhoDoesNotReadIsKeptAndSentInOrder() throws Exception {
        // Given a server that reads nothing yet
        try (var stream = talk()) {
            stream.said().put(ConverseRequest.newBuilder().setPlayed(Played.newBuilder().setSamples(1)).build());

            // When
            for (int i = 0; i < OFFERED; i++) assertThat(stream.said().offer(frame(i))).isTrue();
            stream.hangUp();
            reads.countDown();

            // Then
            for (int i = 0; i < OFFERED; i++) assertThat(stream.heard().take(PATIENCE)).isEqualTo(new Received.Item<>(ConverseResponse.newBuilder().setAudio(frame(i).getAudio()).build()));
            assertThat(stream.heard().take(PATIENCE)).isInstanceOf(Received.Ended.class);
        }
    }

    @Test
    void whatIsOfferedIsRefusedWhenAMinuteIsKept() throws Exception {
        // Given a server that reads nothing
        try (var stream = talk()) {
            stream.said().put(ConverseRequest.newBuilder().setPlayed(Played.newBuilder().setSamples(1)).build());

            // When
            int taken = 0;
            while (taken < 2 * StreamOutbox.KEPT && stream.said().offer(frame(taken))) taken++;

            // Then
            assertThat(taken).isBetween(StreamOutbox.KEPT, StreamOutbox.KEPT + 1_000);
        }
    }

    private static ConverseRequest frame(int number) {
        var sound = new byte[640];
        sound[0] = (byte) number;
        sound[1] = (byte) (number >> 8);
        return ConverseRequest.newBuilder().setAudio(ByteString.copyFrom(sound)).build();
    }
}
