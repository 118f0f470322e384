package io.callmesh.launcher.chaos.grpc;

import com.google.protobuf.ByteString;
import io.callmesh.launcher.chaos.call.CallStory.Manner;
import io.callmesh.proto.gateway.v1.AudioFormat;
import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.HangUp;
import io.callmesh.proto.gateway.v1.TextOnly;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.OpenedStream;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import java.time.Duration;

/// One connection of a call to one gateway. Whoever speaks sends frames of a quiet room in real time on a thread of its own.
final class Stream implements AutoCloseable {

    private static final Duration WRITE = Duration.ofSeconds(5);
    private static final int RATE_HZ = 16_000, FRAME_BYTES = 640;
    private static final long FRAME_NANOS = 20_000_000L;

    private final Door door;
    private final OpenedStream<ConverseRequest, ConverseResponse> stream;
    private final Thread mouth;

    private Stream(Door door, OpenedStream<ConverseRequest, ConverseResponse> stream, boolean speaks) {
        this.door = door;
        this.stream = stream;
        mouth = Thread.ofVirtual().name("mouth").unstarted(this::breathe);
        if (speaks) mouth.start();
    }

    /// @param token of a call that broke off; empty for a new one
    static Stream open(Door door, Manner manner, String token) throws InterruptedException {
        var stream = new Stream(door, OpenedStream.open(WRITE, DialogueServiceGrpc.newStub(door.channel())::converse), manner == Manner.SPEAKS);
        stream.put(ConverseRequest.newBuilder().setConfig(config(manner).setAssistant("retail").setLanguage("en").setResumeToken(token)).build());
        return stream;
    }

    Door door() {
        return door;
    }

    Received<ConverseResponse> take(Duration patience) throws InterruptedException {
        return stream.heard().take(patience);
    }

    /// Digits are typed as keys.
    void say(String words) throws InterruptedException {
        var request = ConverseRequest.newBuilder();
        put(words.matches("[0-9]+") ? request.setDtmf(words + "#").build() : request.setText(words).build());
    }

    void hangUp() throws InterruptedException {
        put(ConverseRequest.newBuilder().setHangUp(HangUp.getDefaultInstance()).build());
    }

    /// What cannot be written is no news: the reader learns that the stream broke.
    private synchronized void put(ConverseRequest request) throws InterruptedException {
        try {
            stream.said().put(request);
        } catch (MeshException gone) {
            // As above.
        }
    }

    private void breathe() {
        var frame = ByteString.copyFrom(room());
        try {
            for (long due = System.nanoTime() + FRAME_NANOS; ; due += FRAME_NANOS) {
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                put(ConverseRequest.newBuilder().setAudio(frame).build());
            }
        } catch (InterruptedException over) {
            // The stream is closed.
        }
    }

    /// No telephone is digitally silent.
    private static byte[] room() {
        var bytes = new byte[FRAME_BYTES];
        for (int i = 0; i < FRAME_BYTES; i += 2) bytes[i] = (byte) (i * 7 % 5);
        return bytes;
    }

    private static ConverseConfig.Builder config(Manner manner) {
        var config = ConverseConfig.newBuilder();
        return switch (manner) {
            case TYPES -> config.setText(TextOnly.getDefaultInstance());
            case TYPES_AND_HEARS -> config.setText(TextOnly.newBuilder().setSpokenRateHz(RATE_HZ));
            case SPEAKS -> config.setAudio(AudioFormat.newBuilder().setEncoding(AudioFormat.Encoding.ENCODING_LINEAR16).setRateHz(RATE_HZ));
        };
    }

    @Override
    public void close() {
        mouth.interrupt();
        stream.close();
    }
}
