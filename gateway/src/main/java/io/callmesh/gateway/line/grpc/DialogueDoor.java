package io.callmesh.gateway.line.grpc;

import io.callmesh.gateway.access.Principal;
import io.callmesh.gateway.access.Right;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.gateway.line.Line.Opening;
import io.callmesh.gateway.line.LineClock;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.EndSessionRequest;
import io.callmesh.proto.gateway.v1.EndSessionResponse;
import io.callmesh.proto.gateway.v1.GetSessionRequest;
import io.callmesh.proto.gateway.v1.GetSessionResponse;
import io.callmesh.proto.gateway.v1.ListAssistantsRequest;
import io.callmesh.proto.gateway.v1.ListAssistantsResponse;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.ServedCall;
import io.callmesh.runtime.grpc.ServedStream;
import io.callmesh.runtime.grpc.StreamInbox;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.callmesh.runtime.grpc.StreamOutbox;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Provider;
import java.time.Duration;

/// Conversations with assistants, for programs.
@GrpcService
class DialogueDoor extends DialogueServiceGrpc.DialogueServiceImplBase {

    private static final Duration WRITE = Duration.ofSeconds(10), FIRST = Duration.ofSeconds(10);

    private final Provider<LineHost> host;
    private final Provider<ToneLines> tones;
    private final Provider<Assistants> assistants;
    private final Provider<SessionStore> sessions;
    private final Provider<Recognizers> recognizers;
    private final GrpcDoor door;

    /// The gRPC server opens its doors before the channels to Kafka exist, so what stands behind them is fetched by the
    /// first caller.
    DialogueDoor(Provider<LineHost> host, Provider<ToneLines> tones, Provider<Assistants> assistants, Provider<SessionStore> sessions, Provider<Recognizers> recognizers, GrpcDoor door) {
        this.host = host;
        this.tones = tones;
        this.assistants = assistants;
        this.sessions = sessions;
        this.recognizers = recognizers;
        this.door = door;
    }

    @Override
    public StreamObserver<ConverseRequest> converse(StreamObserver<ConverseResponse> answers) {
        return ServedStream.serve("converse", WRITE, answers, (heard, said) -> door.call("Converse", principal -> converse(principal, heard, said)));
    }

    private void converse(Principal principal, StreamInbox<ConverseRequest> heard, StreamOutbox<ConverseResponse> said) throws InterruptedException {
        if (!(heard.take(FIRST) instanceof Received.Item(var first)) || !first.hasConfig()) {
            throw new MeshException(new Fault.BadInput("config", "must be the first message, within 10 s"));
        }
        var config = first.getConfig();
        var line = new GrpcLine(opening(config, principal), coding(config), heard, said, tones.get(), LineClock.SYSTEM);
        host.get().host(line);
        line.rethrow();
    }

    private static Opening opening(ConverseConfig config, Principal principal) {
        if (config.getAssistant().isEmpty() && config.getResumeToken().isEmpty()) throw new MeshException(new Fault.BadInput("config.assistant", "must name an assistant"));
        boolean hears = config.hasAudio();
        int rateHz = hears ? config.getAudio().getRateHz() : config.getText().getSpokenRateHz();
        boolean silent = !hears && rateHz == 0;
        if (!silent && rateHz != 8_000 && rateHz != 16_000) {
            throw new MeshException(new Fault.BadInput(hears ? "config.audio.rate_hz" : "config.text.spoken_rate_hz", "must be 8000 or 16000, found " + rateHz));
        }
        return new Opening(hears ? "grpc" : "chat", principal.tenant(config.getTenant()), config.getAssistant(), config.getLanguage(), silent ? 16_000 : rateHz, hears, !silent,
                config.getResumeToken(), principal.caller(config.getCaller()), principal.assistants());
    }

    private static Coding coding(ConverseConfig config) {
        return config.hasAudio() ? Coding.of(config.getAudio().getEncoding()) : Coding.LINEAR16;
    }

    @Override
    public void getSession(GetSessionRequest request, StreamObserver<GetSessionResponse> answer) {
        ServedCall.answer("get-session", answer, () -> door.enter("GetSession", request.getCallId(), principal -> {
            principal.require(Right.READ_SESSIONS);
            var found = sessions.get().find(request.getCallId()).filter(session -> principal.sees(session.tenant()));
            var session = found.orElseThrow(() -> new MeshException(new Fault.NotFound("call", request.getCallId(), "CALL_UNKNOWN")));
            return GetSessionResponse.newBuilder().setSession(Sessions.proto(session, sessions.get().degraded(request.getCallId()))).build();
        }));
    }

    @Override
    public void endSession(EndSessionRequest request, StreamObserver<EndSessionResponse> answer) {
        ServedCall.answer("end-session", answer, () -> door.change("EndSession", request.getCallId(), principal -> {
            principal.require(Right.END_CALLS);
            host.get().end(request.getCallId(), principal::sees);
            return EndSessionResponse.getDefaultInstance();
        }));
    }

    @Override
    public void listAssistants(ListAssistantsRequest request, StreamObserver<ListAssistantsResponse> answer) {
        ServedCall.answer("list-assistants", answer, () -> door.enter("ListAssistants", "", principal -> {
            var response = ListAssistantsResponse.newBuilder();
            for (var known : assistants.get().all()) if (known.isFor(principal.tenant("")) && principal.mayTalkTo(known.id())) response.addAssistants(Sessions.proto(known, recognizers.get()));
            return response.build();
        }));
    }
}
