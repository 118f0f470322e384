package io.callmesh.launcher.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.runtime.chain.Break;
import java.util.Locale;

/// A call's journal for programs: one JSON object.
public final class StoryJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StoryJson() {}

    public static ObjectNode of(CallStory story) {
        var check = story.check();
        var json = MAPPER.createObjectNode().put("call", story.callId()).put("whole", story.whole()).put("ended", story.ended()).put("erased", story.erased())
                .put("count", check.entries()).put("duplicates", check.duplicates()).put("superseded", check.superseded()).put("refused", story.refused()).put("unreadable", story.unreadable());
        check.breaks().stream().map(Break::told).forEach(json.putArray("breaks")::add);
        for (var entry : story.entries()) json.withArray("entries").add(of(entry));
        return json;
    }

    private static ObjectNode of(Opened opened) {
        try {
            var json = (ObjectNode) MAPPER.readTree(JsonFormat.printer().print(opened.entry().toBuilder().clearSealed()));
            return json.put("words", opened.words().name().toLowerCase(Locale.ROOT)).put("intact", opened.link().intact());
        } catch (InvalidProtocolBufferException | JsonProcessingException impossible) {
            throw new IllegalStateException("an entry that was read can be written", impossible);
        }
    }
}
