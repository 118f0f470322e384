package io.callmesh.gateway.listen.grpc;

import com.google.protobuf.ByteString;
import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.gateway.listen.Recognition;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.proto.asr.v1.Finalize;
import io.callmesh.proto.asr.v1.RecognitionServiceGrpc.RecognitionServiceStub;
import io.callmesh.proto.asr.v1.StreamingRecognizeRequest;
import io.callmesh.proto.asr.v1.StreamingRecognizeResponse;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.grpc.OpenedStream;
import io.callmesh.runtime.grpc.StatusFault;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.grpc.StatusRuntimeException;
import java.time.Duration;

/// One utterance over one stream. Whoever hears the caller never waits for the recogniser: what that does not take yet is kept, a
/// minute of it. A thread of its own passes on what the service answers; it ends with the stream.
final class GrpcRecognition implements Recognition {

    /// Nothing here waits for so long: sound is offered.
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /// Whoever waits for words has less patience; this only ends a reader that was forgotten.
    private static final Duration READING = Duration.ofMinutes(2);

    /// What is kept of it for a recogniser that takes none.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Recognizers.Order order;
    private final OpenedStream<StreamingRecognizeRequest, StreamingRecognizeResponse> stream;
    private final Sink<Pack> packs;
    private final Sink<Result> told;
    private boolean over;

    GrpcRecognition(Recognizers.Order order, RecognitionServiceStub stub, Sink<Pack> packs, Sink<Result> told) throws InterruptedException {
        this.order = order;
        this.packs = packs;
        this.told = told;
        stream = OpenedStream.open(PATIENCE, stub::streamingRecognize);
        tell(StreamingRecognizeRequest.newBuilder().setConfig(Recognized.config(order)).build());
        Thread.ofVirtual().name(order.callId() + "/recognition").start(this::read);
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

    /// A stream that has ended says why to the reader.
    private void tell(StreamingRecognizeRequest request) throws InterruptedException {
        if (over) return;
        try {
            if (!stream.said().offer(request)) throw new MeshException(new Fault.TimedOut("recognition", LONGEST));
        } catch (MeshException failure) {
            if (!(failure.fault() instanceof Fault.Unavailable)) throw failure;
            over = true;
        }
    }

    private void read() {
        try {
            while (pass(stream.heard().take(READING))) {}
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether more may come
    private boolean pass(Received<StreamingRecognizeResponse> received) throws InterruptedException {
        switch (received) {
            case Received.Item(var response) -> {
                var result = Recognized.result(response);
                if (result.isPresent()) told.put(result.get());
                return !response.hasFinal();
            }
            case Received.Broken(var failure) -> told.put(lost(failure));
            case Received.Nothing<StreamingRecognizeResponse> _, Received.Ended<StreamingRecognizeResponse> _ ->
                    told.put(new Result.Lost(new Fault.Unavailable("recognition"), false));
        }
        return false;
    }

    private Result lost(StatusRuntimeException failure) throws InterruptedException {
        if (!StatusFault.packUnknown(failure)) return new Result.Lost(StatusFault.of(failure, "recognition").fault(), false);
        try {
            packs.put(order.pack());
            return new Result.Lost(new Fault.Unavailable("recognition"), true);
        } catch (MeshException refused) {
            return new Result.Lost(refused.fault(), false);
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
