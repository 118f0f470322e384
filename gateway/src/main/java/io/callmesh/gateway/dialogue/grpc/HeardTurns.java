package io.callmesh.gateway.dialogue.grpc;

import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.Confidential;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.proto.llm.v1.Message;
import io.callmesh.proto.llm.v1.PrivateValue;
import java.util.List;
import java.util.stream.Stream;

/// What was said before a question, as it was heard; what was said before that, in short, goes first as a message of the system.
final class HeardTurns {

    /// Beyond these turns something is summed up, or was not in time.
    private static final int MOST = 24;

    private HeardTurns() {}

    static List<Message> messages(Question call) {
        var history = call.history();
        var said = history.subList(Math.max(0, history.size() - MOST), history.size()).stream().flatMap(HeardTurns::messages);
        return Stream.concat(Stream.of(message(Message.Role.ROLE_SYSTEM, call.earlier().reveal())).filter(message -> !message.getText().isEmpty()), said).toList();
    }

    /// What no language engine may see of this call.
    static List<PrivateValue> privateValues(Question call) {
        return Confidential.known(call.assistant(), call.state()).entries().stream().map(entry -> PrivateValue.newBuilder().setKind(entry.kind().word("en")).setValue(entry.value()).build()).toList();
    }

    private static Stream<Message> messages(Turn turn) {
        return Stream.of(message(Message.Role.ROLE_CALLER, turn.caller().reveal()), message(Message.Role.ROLE_ASSISTANT, turn.said().reveal())).filter(message -> !message.getText().isEmpty());
    }

    private static Message message(Message.Role role, String text) {
        return Message.newBuilder().setRole(role).setText(text).build();
    }
}
