package io.callmesh.gateway.tool.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/// How an HTTP request is made of arguments.
///
/// @param method   GET, POST, PUT or DELETE
/// @param url      absolute, with `{argument}` where values stand
/// @param body     JSON, with `{argument}` inside its strings
/// @param outcomes by status; one that is absent is `failed`, but 502 and 504 are `uncertain`, and 200-299 is `found` for GET and `done` otherwise
public record HttpRequestPattern(String method, String url, Optional<JsonNode> body, Map<Integer, String> outcomes) {

    /// Whoever stands between us and the endpoint does not know whether it has acted.
    private static final int BAD_GATEWAY = 502, GATEWAY_TIMEOUT = 504;

    public HttpRequestPattern {
        outcomes = Map.copyOf(outcomes);
    }

    String outcome(int status) {
        var named = outcomes.get(status);
        if (named != null) return named;
        if (status == BAD_GATEWAY || status == GATEWAY_TIMEOUT) return "uncertain";
        if (status < 200 || status > 299) return "failed";
        return method.equals("GET") ? "found" : "done";
    }
}
