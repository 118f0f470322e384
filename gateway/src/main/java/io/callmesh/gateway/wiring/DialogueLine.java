package io.callmesh.gateway.wiring;

import io.callmesh.gateway.assistant.ScriptedDialogue;
import io.callmesh.gateway.assistant.ScriptedDialogue.Exchange;
import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.ConverseResponse.ResponseCase;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.HangUp;
import io.callmesh.proto.gateway.v1.TextOnly;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.OpenedStream;
import io.callmesh.runtime.grpc.StatusFault;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.grpc.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A typed call to a running gateway, as a pack's dialogue writes it.
final class DialogueLine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OpenedStream<ConverseRequest, ConverseResponse> call;

    private DialogueLine(OpenedStream<ConverseRequest, ConverseResponse> call) {
        this.call = call;
    }

    static DialogueLine open(Channel gateway, String assistant, ScriptedDialogue script) throws InterruptedException {
        var line = new DialogueLine(OpenedStream.open(PATIENCE, DialogueServiceGrpc.newStub(gateway)::converse));
        var config = ConverseConfig.newBuilder().setAssistant(assistant).setLanguage(script.language()).setText(TextOnly.getDefaultInstance());
        line.call.said().put(ConverseRequest.newBuilder().setConfig(config).build());
        return line;
    }

    void send(Exchange exchange) throws InterruptedException {
        var request = ConverseRequest.newBuilder();
        if (exchange.keys().isEmpty()) request.setText(exchange.caller());
        else request.setDtmf(exchange.keys());
        call.said().put(request.build());
    }

    /// Everything the gateway tells until it has said its answer.
    ///
    /// @throws MeshException when the call breaks off, or no answer comes in half a minute
    List<ConverseResponse> answer() throws InterruptedException {
        var told = new ArrayList<ConverseResponse>();
        while (true) {
            switch (call.heard().take(PATIENCE)) {
                case Received.Item<ConverseResponse>(var response) -> {
                    told.add(response);
                    if (response.getResponseCase() == ResponseCase.SAID) return told;
                }
                case Received.Nothing<ConverseResponse> _ -> throw new MeshException(new Fault.TimedOut("gateway", PATIENCE));
                case Received.Ended<ConverseResponse> _ -> throw new MeshException(new Fault.Unavailable("gateway"));
                case Received.Broken<ConverseResponse>(var failure) -> throw StatusFault.of(failure, "gateway");
            }
        }
    }

    @Override
    public void close() {
        try (call) {
            call.said().put(ConverseRequest.newBuilder().setHangUp(HangUp.getDefaultInstance()).build());
        } catch (MeshException over) {
            // The assistant hung up first.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
