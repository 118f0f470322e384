package io.callmesh.eval.caller.grpc;

import com.google.protobuf.ByteString;
import io.callmesh.audio.Pcm;
import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.caller.Connection;
import io.callmesh.eval.caller.Opening;
import io.callmesh.proto.gateway.v1.AudioFormat;
import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc.DialogueServiceStub;
import io.callmesh.proto.gateway.v1.HangUp;
import io.callmesh.proto.gateway.v1.TextOnly;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.OpenedStream;
import io.callmesh.runtime.grpc.StatusFault;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import java.time.Duration;
import java.util.Optional;

/// One call by `DialogueService.Converse`.
final class GrpcConnection implements Connection {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OpenedStream<ConverseRequest, ConverseResponse> stream;

    private GrpcConnection(OpenedStream<ConverseRequest, ConverseResponse> stream) {
        this.stream = stream;
    }

    static GrpcConnection open(DialogueServiceStub stub, Opening opening) throws InterruptedException {
        var connection = new GrpcConnection(OpenedStream.open(PATIENCE, stub::converse));
        connection.put(ConverseRequest.newBuilder().setConfig(config(opening)));
        return connection;
    }

    @Override
    public void sound(short[] samples) throws InterruptedException {
        put(ConverseRequest.newBuilder().setAudio(ByteString.copyFrom(Pcm.encode(samples))));
    }

    @Override
    public void text(String typed) throws InterruptedException {
        put(ConverseRequest.newBuilder().setText(typed));
    }

    @Override
    public void keys(String digits) throws InterruptedException {
        put(ConverseRequest.newBuilder().setDtmf(digits));
    }

    @Override
    public void hangUp() throws InterruptedException {
        put(ConverseRequest.newBuilder().setHangUp(HangUp.getDefaultInstance()));
    }

    @Override
    public Optional<CallEvent> take(Duration patience) throws InterruptedException {
        return switch (stream.heard().take(patience)) {
            case Received.Item(var response) -> Events.of(response);
            case Received.Nothing<ConverseResponse> _ -> Optional.empty();
            case Received.Ended<ConverseResponse> _ -> throw new MeshException(new Fault.Unavailable("gateway"));
            case Received.Broken<ConverseResponse>(var failure) -> throw StatusFault.of(failure, "gateway");
        };
    }

    @Override
    public void close() {
        stream.close();
    }

    private synchronized void put(ConverseRequest.Builder request) throws InterruptedException {
        stream.said().put(request.build());
    }

    private static ConverseConfig config(Opening opening) {
        var config = ConverseConfig.newBuilder().setAssistant(opening.assistant()).setLanguage(opening.language()).setResumeToken(opening.token());
        return switch (opening.medium()) {
            case Opening.Medium.Voice(int rateHz) -> config.setAudio(linear(rateHz)).build();
            case Opening.Medium.Typed(int spokenHz) -> config.setText(TextOnly.newBuilder().setSpokenRateHz(spokenHz)).build();
        };
    }

    private static AudioFormat linear(int rateHz) {
        return AudioFormat.newBuilder().setEncoding(AudioFormat.Encoding.ENCODING_LINEAR16).setRateHz(rateHz).build();
    }
}
