package io.callmesh.launcher.mesh;

import com.google.protobuf.ByteString;
import io.callmesh.audio.Pcm;
import io.callmesh.audio.Wav;
import io.callmesh.launcher.part.Part;
import io.callmesh.proto.gateway.v1.AudioFormat;
import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/// A call of a program by gRPC that never falls silent: what it does not say is quiet, frame by frame, until it is closed.
final class ProgramCall implements StreamObserver<ConverseResponse>, AutoCloseable {

    private static final int RATE_HZ = 16_000, FRAME = RATE_HZ / 50;
    private static final long FRAME_NANOS = 20_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LinkedBlockingQueue<short[]> words = new LinkedBlockingQueue<>();
    private final List<ConverseResponse> told = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final ManagedChannel channel;
    private final StreamObserver<ConverseRequest> requests;
    private final Thread mouth = Thread.ofVirtual().unstarted(this::speak);

    ProgramCall(RunningMesh mesh, String assistant) {
        channel = NettyChannelBuilder.forTarget(mesh.settings().grpc(Part.GATEWAY)).usePlaintext().build();
        requests = DialogueServiceGrpc.newStub(channel).converse(this);
        var audio = AudioFormat.newBuilder().setEncoding(AudioFormat.Encoding.ENCODING_LINEAR16).setRateHz(RATE_HZ);
        requests.onNext(ConverseRequest.newBuilder().setConfig(ConverseConfig.newBuilder().setAssistant(assistant).setAudio(audio)).build());
        mouth.start();
    }

    private void speak() {
        for (long due = System.nanoTime(); !Thread.interrupted(); LockSupport.parkNanos(due - System.nanoTime())) {
            var next = words.poll();
            requests.onNext(ConverseRequest.newBuilder().setAudio(ByteString.copyFrom(Pcm.encode(next == null ? new short[FRAME] : next))).build());
            due += FRAME_NANOS;
        }
    }

    void say(Wav sound) {
        var samples = sound.at(RATE_HZ).samples();
        for (int at = 0; at < samples.length; at += FRAME) words.add(Arrays.copyOfRange(samples, at, at + FRAME));
    }

    /// The first event of that kind.
    ConverseResponse await(Predicate<ConverseResponse> wanted) {
        Awaitility.await().atMost(PATIENCE).until(() -> told.stream().anyMatch(wanted));
        return told.stream().filter(wanted).findFirst().orElseThrow();
    }

    synchronized Wav heard() {
        return new Wav(Pcm.decode(heard.toByteArray()), RATE_HZ);
    }

    @Override
    public synchronized void onNext(ConverseResponse response) {
        if (response.hasAudio()) heard.writeBytes(response.getAudio().toByteArray());
        else told.add(response);
    }

    @Override
    public void onError(Throwable cause) {}

    @Override
    public void onCompleted() {}

    @Override
    public void close() {
        mouth.interrupt();
        Awaitility.await().until(() -> !mouth.isAlive());
        requests.onCompleted();
        channel.shutdownNow();
    }
}
