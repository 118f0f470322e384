package io.callmesh.eval;

import com.google.protobuf.ByteString;
import io.callmesh.audio.Pcm;
import io.callmesh.eval.caller.grpc.GrpcGateway;
import io.callmesh.proto.gateway.v1.Assistant;
import io.callmesh.proto.gateway.v1.Clear;
import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc.DialogueServiceImplBase;
import io.callmesh.proto.gateway.v1.Ended;
import io.callmesh.proto.gateway.v1.Heard;
import io.callmesh.proto.gateway.v1.KeysPressed;
import io.callmesh.proto.gateway.v1.ListAssistantsRequest;
import io.callmesh.proto.gateway.v1.ListAssistantsResponse;
import io.callmesh.proto.gateway.v1.Opened;
import io.callmesh.proto.gateway.v1.Said;
import io.callmesh.proto.gateway.v1.Saying;
import io.callmesh.proto.gateway.v1.ToolUsed;
import io.callmesh.proto.gateway.v1.TurnLatency;
import io.callmesh.proto.gateway.v1.Understood;
import io.callmesh.runtime.grpc.ServedStream;
import io.callmesh.runtime.grpc.StreamInbox;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.callmesh.runtime.grpc.StreamOutbox;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A gateway that hears loudness only: loud frames are words, ten quiet ones after them end the turn. It echoes what it
/// was given.
public final class FakeGateway extends DialogueServiceImplBase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ANSWER_FRAMES = 20;

    /// What callers sent, in order, in words of the tests: `quiet`, `loud` (runs of frames), `text …`, `keys …`.
    public final Queue<String> received = new ConcurrentLinkedQueue<>();
    public volatile ConverseConfig config = ConverseConfig.getDefaultInstance();

    private final Server server;
    private final String address;

    public FakeGateway() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)).addService(this).build().start();
        address = "127.0.0.1:" + server.getPort();
    }

    public String address() {
        return address;
    }

    /// A way to call it; to be closed by whoever asks.
    public GrpcGateway open() {
        var hostAndPort = address.split(":");
        return GrpcGateway.at(hostAndPort[0], Integer.parseInt(hostAndPort[1]));
    }

    @Override
    public void listAssistants(ListAssistantsRequest request, StreamObserver<ListAssistantsResponse> answer) {
        answer.onNext(ListAssistantsResponse.newBuilder()
                .addAssistants(Assistant.newBuilder().setId("retail").addLanguages("en").addLanguages("zh").addHeardLanguages("en"))
                .addAssistants(Assistant.newBuilder().setId("coffee").addLanguages("en").addHeardLanguages("en"))
                .build());
        answer.onCompleted();
    }

    @Override
    public StreamObserver<ConverseRequest> converse(StreamObserver<ConverseResponse> answers) {
        return ServedStream.serve("fake-call", PATIENCE, answers, (heard, said) -> new Talk(heard, said).run());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Talk {

        private final StreamInbox<ConverseRequest> heard;
        private final StreamOutbox<ConverseResponse> said;
        private int turn, quietFrames, framesToSay;
        private boolean speaking;
        private String words = "";

        private Talk(StreamInbox<ConverseRequest> heard, StreamOutbox<ConverseResponse> said) {
            this.heard = heard;
            this.said = said;
        }

        private void run() throws InterruptedException {
            while (true) {
                if (!(heard.take(PATIENCE) instanceof Received.Item(var request))) return;
                switch (request.getRequestCase()) {
                    case CONFIG -> open(request.getConfig());
                    case AUDIO -> frame(Pcm.decode(request.getAudio().toByteArray()));
                    case TEXT -> typed(request.getText());
                    case DTMF -> keyed(request.getDtmf());
                    case HANG_UP -> {
                        put(ConverseResponse.newBuilder().setEnded(Ended.newBuilder().setReason("caller_hung_up")));
                        return;
                    }
                    case REQUEST_NOT_SET -> throw new IllegalStateException("empty request");
                }
            }
        }

        private void open(ConverseConfig asked) throws InterruptedException {
            config = asked;
            put(ConverseResponse.newBuilder().setOpened(Opened.newBuilder().setCallId("call-1").setAssistant(asked.getAssistant()).setLanguage("en")));
            say("Welcome.");
        }

        private void frame(short[] samples) throws InterruptedException {
            boolean loud = Pcm.levelDb(samples) > 30;
            note(loud ? "loud" : "quiet");
            if (loud) hear();
            else if (words.equals("sound") && ++quietFrames == 10) answer("Where is MY order?", 0.876f);
            else if (framesToSay > 0) playFrame();
        }

        private void hear() throws InterruptedException {
            if (framesToSay > 0) interrupted();
            words = "sound";
            quietFrames = 0;
        }

        private void interrupted() throws InterruptedException {
            framesToSay = 0;
            put(ConverseResponse.newBuilder().setClear(Clear.getDefaultInstance()));
            put(ConverseResponse.newBuilder().setSaid(Said.newBuilder().setTurn(turn).setText(sentence).setHeardText("An").setInterrupted(true)));
        }

        private void typed(String text) throws InterruptedException {
            received.add("text " + text);
            answer(text, 1);
        }

        private void keyed(String digits) throws InterruptedException {
            received.add("keys " + digits);
            put(ConverseResponse.newBuilder().setKeys(KeysPressed.newBuilder().setTurn(turn + 1).setDigits(digits)));
            answer(digits, 1);
        }

        private String sentence = "";

        private void answer(String text, float confidence) throws InterruptedException {
            turn++;
            words = "";
            put(ConverseResponse.newBuilder().setHeard(Heard.newBuilder().setTurn(turn).setText(text).setFinal(true).setConfidence(confidence)));
            put(ConverseResponse.newBuilder().setUnderstood(Understood.newBuilder().setTurn(turn).setIntent("order_status").putSlots("orderNumber", "4271")));
            put(ConverseResponse.newBuilder().setTool(ToolUsed.newBuilder().setTurn(turn).setName("order_lookup").setOutcome("found")));
            put(ConverseResponse.newBuilder().setLatency(TurnLatency.newBuilder().setTurn(turn).setEndpointMs(500).setResponseMs(512.5)));
            say("Answer " + turn + ".");
        }

        private void say(String text) throws InterruptedException {
            sentence = text;
            put(ConverseResponse.newBuilder().setSaying(Saying.newBuilder().setTurn(turn).setText(text)));
            if (config.hasAudio()) framesToSay = ANSWER_FRAMES;
            else finish();
        }

        private void playFrame() throws InterruptedException {
            var tone = new short[config.getAudio().getRateHz() / 50];
            java.util.Arrays.fill(tone, (short) (1000 + turn));
            put(ConverseResponse.newBuilder().setAudio(ByteString.copyFrom(Pcm.encode(tone))));
            if (--framesToSay == 0) finish();
        }

        private void finish() throws InterruptedException {
            put(ConverseResponse.newBuilder().setSaid(Said.newBuilder().setTurn(turn).setText(sentence).setHeardText(sentence).addCitations("hours.en.md#Weekdays")));
        }

        private void note(String kind) {
            if (!kind.equals(last)) received.add(kind);
            last = kind;
        }

        private String last = "";

        private void put(ConverseResponse.Builder response) throws InterruptedException {
            said.put(response.build());
        }
    }
}
