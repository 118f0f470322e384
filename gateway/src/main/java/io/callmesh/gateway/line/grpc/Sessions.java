package io.callmesh.gateway.line.grpc;

import com.google.protobuf.Timestamp;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.gateway.session.Session;
import io.callmesh.proto.gateway.v1.Assistant;
import io.callmesh.proto.gateway.v1.SessionTurn;

/// Sessions and assistants as messages of the dialogue service.
final class Sessions {

    private Sessions() {}

    static io.callmesh.proto.gateway.v1.Session proto(Session session, boolean degraded) {
        return io.callmesh.proto.gateway.v1.Session.newBuilder()
                .setCallId(session.callId())
                .setTenant(session.tenant())
                .setAssistant(session.assistant())
                .setLanguage(session.language())
                .setVersion(session.version())
                .setTurn(session.turn())
                .addAllTurns(session.turns().stream().map(Sessions::proto).toList())
                .putAllSlots(session.dialogue().slots())
                .setStartedAt(Timestamp.newBuilder().setSeconds(session.startedAt().getEpochSecond()).setNanos(session.startedAt().getNano()))
                .setEnded(!session.endedBy().isEmpty())
                .setDegraded(degraded)
                .build();
    }

    private static SessionTurn proto(Turn turn) {
        return SessionTurn.newBuilder()
                .setTurn(turn.turn())
                .setCaller(turn.caller().reveal())
                .setSaid(turn.said().reveal())
                .setInterrupted(turn.interrupted())
                .setByPerson(turn.by() == Turn.By.PERSON)
                .build();
    }

    static Assistant proto(io.callmesh.gateway.assistant.Assistant assistant, Recognizers recognizers) {
        return Assistant.newBuilder()
                .setId(assistant.id())
                .putAllNames(assistant.names())
                .addAllLanguages(assistant.languages())
                .addAllHeardLanguages(assistant.languages().stream().filter(recognizers::hears).toList())
                .build();
    }
}
