package io.callmesh.launcher.probe.grpc;

import com.google.protobuf.ByteString;
import io.callmesh.launcher.probe.grpc.Check.Amiss;
import io.callmesh.launcher.probe.grpc.Check.Unseen;
import io.callmesh.proto.asr.v1.Encoding;
import io.callmesh.proto.asr.v1.Finalize;
import io.callmesh.proto.asr.v1.RecognitionConfig;
import io.callmesh.proto.asr.v1.RecognitionServiceGrpc;
import io.callmesh.proto.asr.v1.StreamingRecognizeRequest;
import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.ListAssistantsRequest;
import io.callmesh.proto.gateway.v1.TextOnly;
import io.callmesh.proto.tts.v1.StreamingSynthesizeRequest;
import io.callmesh.proto.tts.v1.SynthesisConfig;
import io.callmesh.proto.tts.v1.SynthesisServiceGrpc;
import io.callmesh.proto.tts.v1.Text;

/// Whether sound comes and goes in its own time, of each part that has to do with sound.
final class Speeches {

    private static final int RATE_HZ = 16_000, FRAME_MS = 20, FRAME_BYTES = RATE_HZ / 1000 * FRAME_MS * 2;
    /// A second of the greeting. Buffered sound comes in one lump; sound that is paced takes its time.
    private static final int FRAMES = 50, SHORTEST_MS = 700;
    private static final int SILENT_FRAMES = 25;
    private static final long MEASURABLE_MS = 400;
    private static final String TEXT = "One moment please. I am looking for your order. It was sent on Monday, and it will arrive on Friday.";

    private Speeches() {}

    /// The first that the gateway has.
    static String assistant(Door door) throws Exception {
        var all = door.ask(new Asked<>(DialogueServiceGrpc.getListAssistantsMethod(), ListAssistantsRequest.getDefaultInstance())).getAssistantsList();
        if (all.isEmpty()) throw new Unseen("this key sees no assistant");
        return all.getFirst().getId();
    }

    static String greeting(Door door) throws Exception {
        var config = ConverseConfig.newBuilder().setAssistant(assistant(door)).setText(TextOnly.newBuilder().setSpokenRateHz(RATE_HZ));
        var asked = new Asked<>(DialogueServiceGrpc.getConverseMethod(), ConverseRequest.newBuilder().setConfig(config).build());
        var arrivals = new Arrivals();
        try (var call = door.open(asked)) {
            while (arrivals.count() < FRAMES) {
                var response = Streams.next(call, "a greeting is not heard");
                if (response.hasAudio()) arrivals.one();
                if (response.hasEnded()) throw new Unseen("the greeting is too short");
            }
        }
        if (arrivals.spreadMs() < SHORTEST_MS) throw new Amiss(arrivals + ", in lumps", Streams.BUFFERED);
        return arrivals.toString();
    }

    static String speech(Door door) throws Exception {
        var config = StreamingSynthesizeRequest.newBuilder().setConfig(SynthesisConfig.newBuilder().setLanguage("en")).build();
        var arrivals = new Arrivals();
        try (var stream = door.open(new Asked<>(SynthesisServiceGrpc.getStreamingSynthesizeMethod(), config))) {
            stream.said().put(StreamingSynthesizeRequest.newBuilder().setText(Text.newBuilder().setId(1).setText(TEXT)).build());
            while (true) {
                var response = Streams.next(stream, "a text is not spoken");
                if (response.hasAudio()) arrivals.one();
                if (response.hasDone()) break;
            }
        }
        boolean late = arrivals.totalMs() > MEASURABLE_MS && arrivals.spreadMs() < arrivals.totalMs() / 10;
        if (late) throw new Amiss(arrivals + ", all at the end", Streams.BUFFERED);
        return arrivals.toString();
    }

    static String recognition(Door door) throws Exception {
        var config = RecognitionConfig.newBuilder().setLanguage("en").setRateHz(RATE_HZ).setEncoding(Encoding.ENCODING_LINEAR16).setManual(true);
        var asked = new Asked<>(RecognitionServiceGrpc.getStreamingRecognizeMethod(), StreamingRecognizeRequest.newBuilder().setConfig(config).build());
        var frame = StreamingRecognizeRequest.newBuilder().setAudio(ByteString.copyFrom(new byte[FRAME_BYTES])).build();
        try (var stream = door.open(asked)) {
            for (int n = 0; n < SILENT_FRAMES; n++) {
                stream.said().put(frame);
                Thread.sleep(FRAME_MS);
            }
            long begun = System.nanoTime();
            stream.said().put(StreamingRecognizeRequest.newBuilder().setFinalize(Finalize.newBuilder().setTurn(1)).build());
            while (!Streams.next(stream, "a result does not come while the client's stream is open").hasFinal());
            return "the result came " + (System.nanoTime() - begun) / 1_000_000 + " ms after the end of an utterance, on the open stream";
        }
    }
}
