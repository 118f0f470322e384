package io.callmesh.eval.transcript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Puts journal entries together to conversations, each when its call has ended. For one thread.
public final class JournalCalls implements Consumer<String> {

    private static final ObjectMapper JSON = new ObjectMapper();
    /// Calls that are under way, or whose end was lost; a small one each.
    private static final int MOST = 10_000;

    private final Map<String, List<JsonNode>> underWay = new LinkedHashMap<>();
    private final Consumer<Conversation> ended;

    /// @param ended given each conversation
    public JournalCalls(Consumer<Conversation> ended) {
        this.ended = ended;
    }

    /// An entry that cannot be read is passed over, as is a call in which nobody said anything.
    @Override
    public void accept(String line) {
        try {
            entry(JSON.readTree(line));
        } catch (JsonProcessingException passedOver) {
            // the journal belongs to others, who may write later versions
        }
    }

    private void entry(JsonNode entry) {
        var call = entry.path("callId").asText();
        if (call.isEmpty()) return;
        underWay.computeIfAbsent(call, _ -> new ArrayList<>()).add(entry);
        if (entry.has("callEnded")) conversation(call, underWay.remove(call));
        if (underWay.size() > MOST) underWay.remove(underWay.keySet().iterator().next());
    }

    private void conversation(String call, List<JsonNode> entries) {
        var transcript = new JsonTranscript(call);
        for (int i = 0; i < entries.size(); i++) transcript.journal(entries.get(i), i + 1);
        transcript.conversations().forEach(ended);
    }
}
