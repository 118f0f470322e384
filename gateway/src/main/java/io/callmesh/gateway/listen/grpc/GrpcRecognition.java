package io.callmesh.gateway.listen.grpc;

import com.google.protobuf.ByteString;
import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.listen.Recognition;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.proto.asr.v1.Adaptation;
import io.callmesh.proto.asr.v1.Encoding;
import io.callmesh.proto.asr.v1.Finalize;
import io.callmesh.proto.asr.v1.RecognitionConfig;
import io.callmesh.proto.asr.v1.RecognitionServiceGrpc.RecognitionServiceStub;
import io.callmesh.proto.asr.v1.StreamingRecognizeRequest;
import io.callmesh.proto.asr.v1.StreamingRecognizeResponse;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.OpenedStream;
import io.callmesh.runtime.grpc.StatusFault;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.callmesh.runtime.privacy.Spoken;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One utterance over one stream. If the service does not know the pack yet, it is put and the utterance told again.
final class GrpcRecognition implements Recognition {

    /// A recogniser that takes no sound for this long has stalled; its window holds two seconds more.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Recognizers.Order order;
    private final RecognitionServiceStub stub;
    private final Consumer<Pack> put;
    private final List<StreamingRecognizeRequest> told = new ArrayList<>();
    private OpenedStream<StreamingRecognizeRequest, StreamingRecognizeResponse> stream;
    private boolean packPut, over;

    GrpcRecognition(Recognizers.Order order, RecognitionServiceStub stub, Consumer<Pack> put) throws InterruptedException {
        this.order = order;
        this.stub = stub;
        this.put = put;
        stream = open();
        tell(StreamingRecognizeRequest.newBuilder().setConfig(config(order)).build());
    }

    private OpenedStream<StreamingRecognizeRequest, StreamingRecognizeResponse> open() {
        return OpenedStream.open(PATIENCE, stub::streamingRecognize);
    }

    private static RecognitionConfig config(Recognizers.Order order) {
        return RecognitionConfig.newBuilder()
                .setCallId(order.callId())
                .setLanguage(order.language())
                .setRateHz(order.rateHz())
                .setEncoding(Encoding.ENCODING_LINEAR16)
                .setAdaptation(Adaptation.newBuilder().setPack(order.pack().getRef()).setExpecting(order.expecting()))
                .setInterim(true)
                .setManual(true)
                .build();
    }

    @Override
    public void hear(Frame frame) throws InterruptedException {
        tell(StreamingRecognizeRequest.newBuilder().setAudio(ByteString.copyFrom(Pcm.encode(frame.samples()))).build());
    }

    @Override
    public void finish() throws InterruptedException {
        tell(StreamingRecognizeRequest.newBuilder().setFinalize(Finalize.newBuilder().setTurn(order.turn())).build());
        if (!over) stream.hangUp();
    }

    private void tell(StreamingRecognizeRequest request) throws InterruptedException {
        if (!packPut) told.add(request);
        if (over) return;
        try {
            stream.said().put(request);
        } catch (MeshException failure) {
            if (!(failure.fault() instanceof Fault.Unavailable)) throw failure;
            over = true; // the reason is in the inbox, for the next look
        }
    }

    @Override
    public Optional<Result> look() throws InterruptedException {
        return switch (stream.heard().take(Duration.ZERO)) {
            case Received.Item(var response) -> result(response);
            case Received.Nothing<StreamingRecognizeResponse> _, Received.Ended<StreamingRecognizeResponse> _ -> Optional.empty();
            case Received.Broken(var status) -> mend(status);
        };
    }

    private Optional<Result> mend(Status status) throws InterruptedException {
        if (status.getCode() != Status.Code.NOT_FOUND || packPut) throw StatusFault.of(status, "recognition");
        packPut = true;
        put.accept(order.pack());
        stream.close();
        stream = open();
        over = false;
        for (var request : told) stream.said().put(request);
        if (told.getLast().hasFinalize()) stream.hangUp();
        told.clear();
        return Optional.of(new Result.Waiting());
    }

    private Optional<Result> result(StreamingRecognizeResponse response) throws InterruptedException {
        return switch (response.getResponseCase()) {
            case PARTIAL -> Optional.of(new Result.Partial(best(response.getPartial()), response.getPartial().getStability()));
            case FINAL -> Optional.of(new Result.Final(words(response.getFinal())));
            case WAITING -> Optional.of(new Result.Waiting());
            case BEGIN, END, RESPONSE_NOT_SET -> look();
        };
    }

    private static Spoken best(io.callmesh.proto.asr.v1.Result result) {
        return result.getAlternativesCount() == 0 ? Spoken.NOTHING : Spoken.of(result.getAlternatives(0).getText());
    }

    private static Input.Words words(io.callmesh.proto.asr.v1.Result result) {
        var hypotheses = result.getAlternativesList().stream()
                .filter(alternative -> !alternative.getText().isBlank())
                .map(alternative -> new Input.Hypothesis(Spoken.of(alternative.getText()), alternative.getConfidence()))
                .toList();
        return new Input.Words(hypotheses, result.getDoubtful(), false);
    }

    @Override
    public void close() {
        stream.close();
    }
}
