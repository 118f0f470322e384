package io.callmesh.tts.edge;

import io.callmesh.proto.tts.v1.SpokenWord;
import io.callmesh.proto.tts.v1.StreamingSynthesizeRequest;
import io.callmesh.proto.tts.v1.StreamingSynthesizeResponse;
import io.callmesh.proto.tts.v1.SynthesisConfig;
import io.callmesh.proto.tts.v1.SynthesisServiceGrpc;
import io.callmesh.proto.tts.v1.Text;
import io.callmesh.runtime.grpc.Durations;
import io.callmesh.runtime.grpc.OpenedStream;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/// A client of the service under test, over a real connection.
final class Client implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    /// What came back for one text.
    record Heard(byte[] pcm, List<Integer> chunks, List<SpokenWord> words, Duration length, Duration first) {

        /// The source text of each word with its start and end in ms.
        List<String> told(String text) {
            return words.stream().map(word -> text.substring(text.offsetByCodePoints(0, word.getFrom()),
                    text.offsetByCodePoints(0, word.getTo()))).toList();
        }

        long startMs(int word) {
            return Durations.of(words.get(word).getStart()).toMillis();
        }

        long endMs(int word) {
            return Durations.of(words.get(word).getEnd()).toMillis();
        }
    }

    private final ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port()).usePlaintext().build();

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.grpc.server.test-port", Integer.class);
    }

    SynthesisServiceGrpc.SynthesisServiceBlockingStub blocking() {
        return SynthesisServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    OpenedStream<StreamingSynthesizeRequest, StreamingSynthesizeResponse> open() {
        return OpenedStream.open(PATIENCE, SynthesisServiceGrpc.newStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS)::streamingSynthesize);
    }

    static StreamingSynthesizeRequest config(String language, String voice, int rateHz) {
        return StreamingSynthesizeRequest.newBuilder()
                .setConfig(SynthesisConfig.newBuilder().setCallId("call").setLanguage(language).setVoice(voice).setRateHz(rateHz))
                .build();
    }

    static StreamingSynthesizeRequest text(int id, String text) {
        return StreamingSynthesizeRequest.newBuilder().setText(Text.newBuilder().setId(id).setText(text)).build();
    }

    Heard say(String language, String voice, int rateHz, String text) throws InterruptedException {
        try (var stream = open()) {
            stream.said().put(config(language, voice, rateHz));
            stream.said().put(text(1, text));
            return heard(stream, 1);
        }
    }

    static Heard heard(OpenedStream<?, StreamingSynthesizeResponse> stream, int id) throws InterruptedException {
        long asked = System.nanoTime();
        var first = Duration.ZERO;
        var pcm = new ByteArrayOutputStream();
        var chunks = new ArrayList<Integer>();
        var words = new ArrayList<SpokenWord>();
        while (true) {
            var response = next(stream);
            if (response.getId() != id) throw new AssertionError("belongs to text " + response.getId());
            switch (response.getResponseCase()) {
                case AUDIO -> {
                    if (chunks.isEmpty()) first = Duration.ofNanos(System.nanoTime() - asked);
                    write(pcm, response.getAudio().toByteArray());
                    chunks.add(response.getAudio().size());
                }
                case WORDS -> words.addAll(response.getWords().getWordsList());
                case DONE -> { return new Heard(pcm.toByteArray(), chunks, words, Durations.of(response.getDone().getLength()), first); }
                case RESPONSE_NOT_SET -> throw new AssertionError("empty response");
            }
        }
    }

    static <T> T next(OpenedStream<?, T> stream) throws InterruptedException {
        return switch (stream.heard().take(PATIENCE)) {
            case Received.Item<T>(var item) -> item;
            case Received.Broken<T>(var failure) -> throw failure;
            case Received.Nothing<T> _, Received.Ended<T> _ -> throw new AssertionError("nothing came");
        };
    }

    private static void write(ByteArrayOutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
