package io.callmesh.gateway.bench.grpc;

import com.google.protobuf.ByteString;
import io.callmesh.audio.Pcm;
import io.callmesh.gateway.bench.Callers;
import io.callmesh.gateway.bench.ScriptedCaller;
import io.callmesh.gateway.bench.Stages;
import io.callmesh.gateway.line.LineClock;
import io.callmesh.proto.gateway.v1.AudioFormat;
import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.HangUp;
import io.callmesh.proto.gateway.v1.TurnLatency;
import io.callmesh.runtime.CallScope;
import io.callmesh.runtime.grpc.OpenedStream;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.grpc.Channel;
import java.time.Duration;

/// Scripted callers who call by gRPC. What they see and hear is counted when it arrives.
final class GrpcCallers implements Callers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ConverseRequest OPENING = ConverseRequest.newBuilder()
            .setConfig(ConverseConfig.newBuilder().setAssistant("retail").setLanguage("en")
                    .setAudio(AudioFormat.newBuilder().setEncoding(AudioFormat.Encoding.ENCODING_LINEAR16).setRateHz(ScriptedCaller.RATE_HZ)))
            .build();
    private static final ConverseRequest GOODBYE = ConverseRequest.newBuilder().setHangUp(HangUp.getDefaultInstance()).build();

    private final LineClock clock = LineClock.SYSTEM;
    private final Channel gateway;

    GrpcCallers(Channel gateway) {
        this.gateway = gateway;
    }

    @Override
    public void hold(ScriptedCaller caller) throws InterruptedException {
        try (var stream = OpenedStream.<ConverseRequest, ConverseResponse>open(PATIENCE, DialogueServiceGrpc.newStub(gateway)::converse);
                var scope = CallScope.open("caller", (_, _) -> { })) {
            stream.said().put(OPENING);
            var ear = scope.fork("ear", () -> listen(stream, caller));
            for (long due = clock.nanos(); !caller.done(); due = caller.following(due)) {
                clock.sleepUntil(due);
                var frame = caller.next(clock.nanos());
                stream.said().put(ConverseRequest.newBuilder().setAudio(ByteString.copyFrom(Pcm.encode(frame.samples()))).build());
            }
            stream.said().put(GOODBYE);
            var _ = ear.join(PATIENCE);
        }
    }

    private void listen(OpenedStream<ConverseRequest, ConverseResponse> stream, ScriptedCaller caller) throws InterruptedException {
        while (true) {
            switch (stream.heard().take(PATIENCE)) {
                case Received.Item(var response) -> tell(response, caller);
                case Received.Nothing<ConverseResponse> _ -> { }
                case Received.Ended<ConverseResponse> _, Received.Broken<ConverseResponse> _ -> {
                    return;
                }
            }
        }
    }

    private static void took(TurnLatency took, ScriptedCaller caller) {
        if (took.hasResponseMs()) caller.took(Stages.of(took.getResponseMs(), took.getLlmFirstTokenMs(), took.getTtsFirstAudioMs()));
    }

    private void tell(ConverseResponse response, ScriptedCaller caller) {
        long now = clock.nanos();
        switch (response.getResponseCase()) {
            case AUDIO -> caller.hears(now);
            case CLEAR -> caller.cleared(now);
            case LATENCY -> took(response.getLatency(), caller);
            case SAYING -> caller.saying(response.getSaying().getTurn());
            case SAID -> caller.said(response.getSaid().getTurn(), response.getSaid().getHeardText(), response.getSaid().getInterrupted(), now);
            case OPENED, HEARD, UNDERSTOOD, TOOL, KEYS, TROUBLE, ENDED, RESPONSE_NOT_SET -> { }
        }
    }
}
