package io.callmesh.asr.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.callmesh.asr.Retail;
import io.callmesh.asr.Speech;
import io.callmesh.asr.recognize.Recognition;
import io.callmesh.audio.MuLaw;
import io.callmesh.audio.Wav;
import io.callmesh.proto.asr.v1.Adaptation;
import io.callmesh.proto.asr.v1.Encoding;
import io.callmesh.proto.asr.v1.Finalize;
import io.callmesh.proto.asr.v1.ListEnginesRequest;
import io.callmesh.proto.asr.v1.RecognitionConfig;
import io.callmesh.proto.asr.v1.RecognitionServiceGrpc;
import io.callmesh.proto.asr.v1.RecognizeRequest;
import io.callmesh.proto.asr.v1.Result;
import io.callmesh.proto.asr.v1.StreamingRecognizeRequest;
import io.callmesh.proto.asr.v1.StreamingRecognizeResponse;
import io.callmesh.proto.pack.v1.PackServiceGrpc;
import io.callmesh.proto.pack.v1.PutPackRequest;
import io.callmesh.runtime.grpc.OpenedStream;
import io.callmesh.runtime.grpc.StatusFault;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.callmesh.runtime.logging.Console;
import io.callmesh.runtime.threads.LiveThreads;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecognitionServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Recognition recognition;

    private ManagedChannel channel;

    @BeforeEach
    void connect() {
        int port = ConfigProvider.getConfig().getValue("quarkus.grpc.server.test-port", Integer.class);
        channel = NettyChannelBuilder.forAddress("localhost", port).usePlaintext().build();
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void aListenerWhoLeavesIsNoWarningAndOtherWarningsAreTold() {
        Console.assertTellsAllButDepartures();
    }

    @Test
    void aSpokenQuestionAndThenANumberAreUnderstoodOnOneStream() throws Exception {
        // Given
        putPack();
        var question = Speech.inRoom(Speech.of("where is my order"), 300, 500);
        var number = Speech.inRoom(Speech.of("four two seven one"), 300, 500);
        // When
        var finals = finals(config(16_000).build(), List.of(question, number));
        // Then
        assertThat(finals).extracting(result -> result.getAlternatives(0).getText()).containsExactly("where is my order", "four two seven one");
        assertThat(finals).extracting(Result::getTurn).containsExactly(1, 2);
        assertThat(finals.getFirst().getDoubtful()).isFalse();
    }

    @Test
    void aTelephoneCallerIsUnderstood() throws Exception {
        // Given
        putPack();
        var question = Speech.inRoom(Speech.of("what are your opening hours"), 300, 500).at(8_000);
        // When
        var finals = finals(config(8_000).setEncoding(Encoding.ENCODING_MULAW).build(), List.of(question));
        // Then
        assertThat(finals.getFirst().getAlternatives(0).getText()).isEqualTo("what are your opening hours");
    }

    @Test
    void aWholeUtteranceIsUnderstoodInOneCall() {
        // Given
        putPack();
        var speech = Speech.inRoom(Speech.of("talk to a person"), 300, 300);
        var request = RecognizeRequest.newBuilder().setConfig(config(16_000)).setAudio(ByteString.copyFrom(Speech.bytes(speech))).build();
        // When
        var result = RecognitionServiceGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE).recognize(request).getResult();
        // Then
        assertThat(result.getAlternatives(0).getText()).isEqualTo("talk to a person");
        assertThat(result.getAlternatives(0).getWordsCount()).isEqualTo(4);
        assertThat(result.getEngine()).isEqualTo("sphinx4");
    }

    @Test
    void anUnknownPackIsAskedFor() {
        // Given
        var unknown = config(16_000);
        unknown.getAdaptationBuilder().getPackBuilder().setHash("ffff");
        // When
        var failure = refused(unknown.build(), ByteString.EMPTY);
        // Then
        assertThat(StatusFault.packUnknown(failure)).isTrue();
    }

    @Test
    void whatIsWrongWithARequestIsSaid() {
        // Given
        putPack();
        var odd = ByteString.copyFrom(new byte[3]);
        // When, Then
        assertThat(refused(config(16_000).setRateHz(44_100).build(), odd)).hasMessageContaining("config.rate_hz: expected 8000 or 16000, found 44100");
        assertThat(refused(config(16_000).setEncodingValue(9).build(), odd)).hasMessageContaining("config.encoding: expected LINEAR16, MULAW or ALAW");
        assertThat(refused(config(16_000).setLanguage("!").build(), odd)).hasMessageContaining("config.language: expected a BCP 47 tag");
        assertThat(refused(config(16_000).build(), odd)).hasMessageContaining("audio: expected whole samples of two bytes, found 3 bytes");
        assertThat(refused(config(16_000).setLanguage("zh").build(), ByteString.EMPTY)).hasMessageContaining("no such recognizer: for language zh");
        assertThat(refused(config(16_000).setEngine("whisper").build(), ByteString.EMPTY)).hasMessageContaining("at work: sphinx4");
    }

    @Test
    void aStreamThatDoesNotBeginWithItsConfigIsRefused() throws Exception {
        try (var stream = open()) {
            // When
            stream.said().put(audio(new byte[2]));
            // Then
            assertThat(stream.heard().take(PATIENCE)).isInstanceOfSatisfying(Received.Broken.class,
                    broken -> assertThat(broken.status().getDescription()).contains("config: expected as the first message"));
        }
    }

    @Test
    void twoHundredCallersWhoLeaveLeaveNothingBehind() throws Exception {
        var leaving = new Leaving(recognition);
        try (var caller = new Caller()) {
            // Given
            leaving.leave(caller, 24);
            leaving.allGone(16, Long.MAX_VALUE);
            long threads = LiveThreads.ofPlatform();
            // When
            leaving.leave(caller, 200);
            // Then
            leaving.allGone(16, threads);
        }
    }

    @Test
    void enginesAreListed() {
        // When
        var engines = RecognitionServiceGrpc.newBlockingStub(channel).listEngines(ListEnginesRequest.getDefaultInstance()).getEnginesList();
        // Then
        assertThat(engines).singleElement().satisfies(engine -> {
            assertThat(engine.getName()).isEqualTo("sphinx4");
            assertThat(engine.getLanguagesList()).containsExactly("en");
            assertThat(engine.getSummary()).contains("vocabulary");
        });
    }

    private StatusRuntimeException refused(RecognitionConfig config, ByteString audio) {
        var request = RecognizeRequest.newBuilder().setConfig(config).setAudio(audio).build();
        return catchThrowableOfType(StatusRuntimeException.class, () -> RecognitionServiceGrpc.newBlockingStub(channel).recognize(request));
    }

    private void putPack() {
        PackServiceGrpc.newBlockingStub(channel).putPack(PutPackRequest.newBuilder().setPack(Retail.PACK).build());
    }

    private static RecognitionConfig.Builder config(int rateHz) {
        return RecognitionConfig.newBuilder()
                .setLanguage("en").setRateHz(rateHz).setEncoding(Encoding.ENCODING_LINEAR16).setManual(true).setInterim(true)
                .setAdaptation(Adaptation.newBuilder().setPack(Retail.PACK.getRef()));
    }

    private OpenedStream<StreamingRecognizeRequest, StreamingRecognizeResponse> open() {
        return OpenedStream.open(PATIENCE, RecognitionServiceGrpc.newStub(channel).withDeadlineAfter(PATIENCE.multipliedBy(2))::streamingRecognize);
    }

    private List<Result> finals(RecognitionConfig config, List<Wav> utterances) throws InterruptedException {
        var finals = new ArrayList<Result>();
        try (var stream = open()) {
            stream.said().put(StreamingRecognizeRequest.newBuilder().setConfig(config).build());
            for (var utterance : utterances) {
                say(utterance, config.getEncoding(), stream);
                stream.said().put(StreamingRecognizeRequest.newBuilder().setFinalize(Finalize.newBuilder().setTurn(finals.size() + 1)).build());
                finals.add(awaitFinal(stream));
            }
        }
        return finals;
    }

    private static void say(Wav utterance, Encoding encoding, OpenedStream<StreamingRecognizeRequest, ?> stream) throws InterruptedException {
        var bytes = encoding == Encoding.ENCODING_MULAW ? muLaw(utterance.samples()) : Speech.bytes(utterance);
        for (int at = 0; at < bytes.length; at += 640) stream.said().put(audio(Arrays.copyOfRange(bytes, at, Math.min(at + 640, bytes.length))));
    }

    private static byte[] muLaw(short[] samples) {
        var code = new byte[samples.length];
        for (int i = 0; i < code.length; i++) code[i] = MuLaw.encode(samples[i]);
        return code;
    }

    private static StreamingRecognizeRequest audio(byte[] bytes) {
        return StreamingRecognizeRequest.newBuilder().setAudio(ByteString.copyFrom(bytes)).build();
    }

    private static Result awaitFinal(OpenedStream<?, StreamingRecognizeResponse> stream) throws InterruptedException {
        while (true) {
            var received = stream.heard().take(PATIENCE);
            if (!(received instanceof Received.Item<StreamingRecognizeResponse>(var response))) throw new AssertionError("no final result but " + received);
            if (response.hasFinal()) return response.getFinal();
        }
    }
}
