package io.callmesh.gateway.line.grpc;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.callmesh.audio.Pcm;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.Line.Opening;
import io.callmesh.gateway.line.LineContract;
import io.callmesh.gateway.line.StepClock;
import io.callmesh.gateway.line.ToneLines;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.HangUp;
import io.callmesh.runtime.grpc.OpenedStream;
import io.callmesh.runtime.grpc.ServedStream;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What every line promises, over a real connection.
class GrpcLineTest extends LineContract {

    private static final int RATE_HZ = 16_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    protected Rig rig() throws Exception {
        return new LineToProgram();
    }

    private static final class LineToProgram implements Rig {

        private final StepClock clock = new StepClock();
        private final CompletableFuture<GrpcLine> opened = new CompletableFuture<>();
        private final CountDownLatch over = new CountDownLatch(1);
        private final List<Integer> levels = new CopyOnWriteArrayList<>();
        private final Server server;
        private final ManagedChannel channel;
        private final OpenedStream<ConverseRequest, ConverseResponse> call;
        private final GrpcLine line;
        private int marks;
        private volatile int arrived;

        private LineToProgram() throws Exception {
            server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).addService(new Door()).build().start();
            channel = NettyChannelBuilder.forAddress("localhost", server.getPort()).usePlaintext().build();
            call = OpenedStream.open(PATIENCE, DialogueServiceGrpc.newStub(channel)::converse);
            line = opened.get(10, TimeUnit.SECONDS);
            Thread.ofVirtual().start(this::hear);
        }

        /// Opens one line and leaves the call to the test.
        private final class Door extends DialogueServiceGrpc.DialogueServiceImplBase {

            @Override
            public StreamObserver<ConverseRequest> converse(StreamObserver<ConverseResponse> answers) {
                return ServedStream.serve("converse", PATIENCE, answers, (heard, said) -> {
                    opened.complete(new GrpcLine(new Opening("grpc", "", "retail", "en", RATE_HZ, true, true, ""), Coding.LINEAR16, heard, said, new ToneLines(Set.of()), clock));
                    over.await();
                });
            }
        }

        private void hear() {
            try {
                while (call.heard().take(PATIENCE) instanceof Received.Item(var response)) {
                    if (response.hasWaiting()) arrived = Integer.parseInt(response.getWaiting().getQueue());
                    if (response.hasAudio()) levels.add((int) Pcm.decode(response.getAudio().toByteArray())[0]);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Line line() {
            return line;
        }

        @Override
        public void pass() {
            clock.pass(20_000_000);
        }

        @Override
        public void say(int level) throws InterruptedException {
            var samples = new short[RATE_HZ / 50];
            Arrays.fill(samples, (short) level);
            call.said().put(ConverseRequest.newBuilder().setAudio(ByteString.copyFrom(Pcm.encode(samples))).build());
        }

        /// Once a mark has come through after it.
        @Override
        public List<Integer> heard() throws InterruptedException {
            int mark = ++marks;
            line.show(new Notice.Waiting(Integer.toString(mark)));
            await().until(() -> arrived == mark);
            return List.copyOf(levels);
        }

        @Override
        public void hangUp() throws InterruptedException {
            call.said().put(ConverseRequest.newBuilder().setHangUp(HangUp.getDefaultInstance()).build());
        }

        @Override
        public void close() {
            over.countDown();
            call.close();
            channel.shutdownNow();
            server.shutdownNow();
        }
    }
}
