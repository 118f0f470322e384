package io.callmesh.backstage.office;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;

/// Records to JSON and back; days as `YYYY-MM-DD`.
final class Json {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().registerModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance));

    private Json() {}

    static Answer answer(int status, Object body) {
        try {
            return new Answer(status, MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// 404.
    ///
    /// @param what is told of it
    static Answer missing(String what) {
        return answer(404, Map.of("error", what));
    }

    /// An object; an empty text is an empty one.
    static JsonNode object(byte[] text) throws Rejected {
        if (text.length == 0) return MAPPER.createObjectNode();
        try {
            var node = MAPPER.readTree(text);
            if (node != null && node.isObject()) return node;
        } catch (IOException e) {
            throw new Rejected("body", "a JSON object");
        }
        throw new Rejected("body", "a JSON object");
    }
}
