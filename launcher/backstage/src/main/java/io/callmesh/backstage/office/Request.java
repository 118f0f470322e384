package io.callmesh.backstage.office;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One request, taken apart: `path` in segments, `query` decoded, `body` an object (empty when none was sent).
record Request(String method, List<String> path, Map<String, String> query, JsonNode body, Optional<String> idempotencyKey) {

    private static final int KEY_CHARACTERS = 200;

    Request {
        path = List.copyOf(path);
        query = Map.copyOf(query);
    }

    /// `POST /orders/4272/cancel`
    String line() {
        return method + " /" + String.join("/", path);
    }

    Optional<String> checkedKey() throws Rejected {
        if (idempotencyKey.filter(key -> key.isBlank() || key.length() > KEY_CHARACTERS).isPresent())
            throw new Rejected("Idempotency-Key", "1 to " + KEY_CHARACTERS + " characters");
        return idempotencyKey;
    }

    /// A text of the body; empty when it is not there.
    String text(String field, int longest) throws Rejected {
        var value = body.path(field);
        if (value.isMissingNode() || value.isNull()) return "";
        if (!value.isTextual() || value.textValue().length() > longest) throw new Rejected(field, "text of at most " + longest + " characters");
        return value.textValue().strip();
    }
}
