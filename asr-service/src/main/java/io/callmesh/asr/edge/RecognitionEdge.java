package io.callmesh.asr.edge;

import io.callmesh.asr.engine.Recognizer;
import io.callmesh.asr.recognize.Listening;
import io.callmesh.asr.recognize.Recognition;
import io.callmesh.asr.recognize.Setup;
import io.callmesh.audio.Frame;
import io.callmesh.proto.asr.v1.Engine;
import io.callmesh.proto.asr.v1.ListEnginesRequest;
import io.callmesh.proto.asr.v1.ListEnginesResponse;
import io.callmesh.proto.asr.v1.RecognitionConfig;
import io.callmesh.proto.asr.v1.RecognitionServiceGrpc;
import io.callmesh.proto.asr.v1.RecognizeRequest;
import io.callmesh.proto.asr.v1.RecognizeResponse;
import io.callmesh.proto.asr.v1.StreamingRecognizeRequest;
import io.callmesh.proto.asr.v1.StreamingRecognizeResponse;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.ServedCall;
import io.callmesh.runtime.grpc.ServedStream;
import io.callmesh.runtime.grpc.StreamInbox;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.callmesh.runtime.grpc.StreamOutbox;
import io.callmesh.runtime.pack.PackShelf;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.time.Duration;
import java.util.List;

/// Speech to words over gRPC.
@GrpcService
public class RecognitionEdge extends RecognitionServiceGrpc.RecognitionServiceImplBase {

    /// A client that reads nothing for this long is gone.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// Between two messages; a call on hold still sends sound, or ends.
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final int MOST_SECONDS = 60;

    private final Recognition recognition;
    private final Requests requests;

    RecognitionEdge(Recognition recognition, PackShelf shelf) {
        this.recognition = recognition;
        this.requests = new Requests(shelf);
    }

    @Override
    public StreamObserver<StreamingRecognizeRequest> streamingRecognize(StreamObserver<StreamingRecognizeResponse> answers) {
        return ServedStream.serve("recognize", PATIENCE, answers, this::talk);
    }

    private void talk(StreamInbox<StreamingRecognizeRequest> heard, StreamOutbox<StreamingRecognizeResponse> said) throws InterruptedException {
        if (!(heard.take(IDLE) instanceof Received.Item(var first)) || !first.hasConfig()) throw Requests.bad("config", "expected as the first message");
        var setup = requests.setup(first.getConfig());
        var responses = new Responses(setup.task().language());
        try (var listening = recognition.open(setup, told -> said.put(responses.of(told)))) {
            listen(heard, listening, first.getConfig());
        }
    }

    private static void listen(StreamInbox<StreamingRecognizeRequest> heard, Listening listening, RecognitionConfig config) throws InterruptedException {
        for (long position = 0; ; ) {
            switch (heard.take(IDLE)) {
                case Received.Item(var request) -> position = next(request, listening, config, position);
                case Received.Nothing<StreamingRecognizeRequest> _ -> throw new MeshException(new Fault.TimedOut("silence of the client", IDLE));
                case Received.Ended<StreamingRecognizeRequest> _, Received.Broken<StreamingRecognizeRequest> _ -> {
                    return;
                }
            }
        }
    }

    private static long next(StreamingRecognizeRequest request, Listening listening, RecognitionConfig config, long position) throws InterruptedException {
        switch (request.getRequestCase()) {
            case AUDIO -> {
                var samples = Requests.samples(config.getEncoding(), request.getAudio().toByteArray(), "audio");
                listening.hear(new Frame(samples, config.getRateHz(), position));
                return position + samples.length;
            }
            case FINALIZE -> {
                if (request.getFinalize().getDiscard()) listening.discard();
                else listening.finish(request.getFinalize().getTurn());
            }
            case CONFIG -> throw Requests.bad("config", "expected once, as the first message");
            case REQUEST_NOT_SET -> throw Requests.bad("request", "expected audio or finalize");
        }
        return position;
    }

    @Override
    public void recognize(RecognizeRequest request, StreamObserver<RecognizeResponse> answer) {
        ServedCall.answer("recognize", answer, () -> {
            var setup = requests.setup(request.getConfig());
            var samples = Requests.samples(request.getConfig().getEncoding(), request.getAudio().toByteArray(), "audio");
            if (samples.length > MOST_SECONDS * setup.task().rateHz()) throw Requests.bad("audio", "at most " + MOST_SECONDS + " s");
            var whole = new Setup(setup.task(), setup.engine(), true);
            return RecognizeResponse.newBuilder().setResult(new Responses(whole.task().language()).result(recognition.recognize(whole, samples))).build();
        });
    }

    @Override
    public void listEngines(ListEnginesRequest request, StreamObserver<ListEnginesResponse> answer) {
        ServedCall.answer("list-engines", answer, () -> ListEnginesResponse.newBuilder()
                .addAllEngines(recognition.engines().all().stream().map(this::engine).toList())
                .build());
    }

    private Engine engine(Recognizer engine) {
        List<String> languages = recognition.engines().byLanguage().entrySet().stream()
                .filter(entry -> entry.getValue().contains(engine))
                .map(java.util.Map.Entry::getKey)
                .sorted()
                .toList();
        return Engine.newBuilder().setName(engine.name()).addAllLanguages(languages).setSummary(engine.summary()).build();
    }
}
