package io.callmesh.gateway.line.grpc;

import io.callmesh.gateway.conversation.Notice;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.Ended;
import io.callmesh.proto.gateway.v1.Guarded;
import io.callmesh.proto.gateway.v1.Heard;
import io.callmesh.proto.gateway.v1.KeysPressed;
import io.callmesh.proto.gateway.v1.Moved;
import io.callmesh.proto.gateway.v1.Opened;
import io.callmesh.proto.gateway.v1.PersonJoined;
import io.callmesh.proto.gateway.v1.PersonLeft;
import io.callmesh.proto.gateway.v1.PersonSaid;
import io.callmesh.proto.gateway.v1.Said;
import io.callmesh.proto.gateway.v1.Saying;
import io.callmesh.proto.gateway.v1.ToolUsed;
import io.callmesh.proto.gateway.v1.Trouble;
import io.callmesh.proto.gateway.v1.TurnLatency;
import io.callmesh.proto.gateway.v1.Understood;
import io.callmesh.proto.gateway.v1.Waiting;

/// Notices as messages of the dialogue service.
final class Notices {

    private Notices() {}

    static ConverseResponse response(Notice notice) {
        var response = ConverseResponse.newBuilder();
        return switch (notice) {
            case Notice.Opened opened -> response.setOpened(opened(opened)).build();
            case Notice.Heard(int turn, var text, boolean last, double confidence) ->
                response.setHeard(Heard.newBuilder().setTurn(turn).setText(text.reveal()).setFinal(last).setConfidence((float) confidence)).build();
            case Notice.Understood(int turn, var intent, var slots) ->
                response.setUnderstood(Understood.newBuilder().setTurn(turn).setIntent(intent).putAllSlots(slots)).build();
            case Notice.ToolUsed(int turn, var name, var outcome) ->
                response.setTool(ToolUsed.newBuilder().setTurn(turn).setName(name).setOutcome(outcome)).build();
            case Notice.Guarded(int turn, var guardrail) -> response.setGuarded(Guarded.newBuilder().setTurn(turn).setGuardrail(guardrail)).build();
            case Notice.KeysPressed(int turn, var digits) -> response.setKeys(KeysPressed.newBuilder().setTurn(turn).setDigits(digits)).build();
            case Notice.Saying(int turn, var text) -> response.setSaying(Saying.newBuilder().setTurn(turn).setText(text.reveal())).build();
            case Notice.Said said -> response.setSaid(said(said)).build();
            case Notice.Latency latency -> response.setLatency(latency(latency)).build();
            case Notice.Waiting(var queue) -> response.setWaiting(Waiting.newBuilder().setQueue(queue)).build();
            case Notice.PersonJoined(var name) -> response.setPersonJoined(PersonJoined.newBuilder().setName(name)).build();
            case Notice.PersonSaid(int turn, var text) -> response.setPersonSaid(PersonSaid.newBuilder().setTurn(turn).setText(text.reveal())).build();
            case Notice.PersonLeft(var how) -> response.setPersonLeft(PersonLeft.newBuilder().setHow(how)).build();
            case Notice.Trouble(var code, var message) -> response.setTrouble(Trouble.newBuilder().setCode(code).setMessage(message)).build();
            case Notice.Moved() -> response.setMoved(Moved.getDefaultInstance()).build();
            case Notice.Ended(var reason) -> response.setEnded(Ended.newBuilder().setReason(reason)).build();
        };
    }

    private static Opened opened(Notice.Opened opened) {
        return Opened.newBuilder()
                .setCallId(opened.callId())
                .setResumeToken(opened.resumeToken())
                .setAssistant(opened.assistant())
                .setLanguage(opened.language())
                .setResumed(opened.resumed())
                .setTurn(opened.turn())
                .build();
    }

    private static Said said(Notice.Said said) {
        return Said.newBuilder()
                .setTurn(said.turn())
                .setText(said.text().reveal())
                .setHeardText(said.heardText().reveal())
                .setInterrupted(said.interrupted())
                .addAllCitations(said.citations())
                .build();
    }

    private static TurnLatency latency(Notice.Latency latency) {
        var told = TurnLatency.newBuilder().setTurn(latency.turn());
        latency.endpointMs().ifPresent(told::setEndpointMs);
        latency.asrFinalMs().ifPresent(told::setAsrFinalMs);
        latency.llmFirstTokenMs().ifPresent(told::setLlmFirstTokenMs);
        latency.ttsFirstAudioMs().ifPresent(told::setTtsFirstAudioMs);
        latency.responseMs().ifPresent(told::setResponseMs);
        return told.build();
    }
}
