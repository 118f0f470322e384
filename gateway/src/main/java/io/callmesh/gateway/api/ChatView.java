package io.callmesh.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.gateway.line.NoticeJson;
import java.util.List;

/// A chat that has begun.
///
/// @param chatId      also the call's id: the session is found by it
/// @param resumeToken with which the caller can come back, on any line
/// @param events      up to the end of the greeting
public record ChatView(String chatId, String resumeToken, String assistant, String language, boolean resumed, List<ObjectNode> events) {

    static ChatView of(Chats.Begun begun) {
        var opened = begun.opened();
        return new ChatView(opened.callId(), opened.resumeToken(), opened.assistant(), opened.language(), opened.resumed(),
                begun.notices().stream().map(NoticeJson::of).toList());
    }

    @Override
    public String toString() {
        return "ChatView[chatId=" + chatId + "]";
    }
}
