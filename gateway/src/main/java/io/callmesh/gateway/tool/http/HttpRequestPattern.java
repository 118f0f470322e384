package io.callmesh.gateway.tool.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/// How an HTTP request is made of arguments.
///
/// @param method   GET, POST, PUT or DELETE
/// @param url      absolute, with `{argument}` where values stand
/// @param body     JSON, with `{argument}` inside its strings
/// @param outcomes by status; one that is absent is `failed`, but 200-299 is `found` for GET and `done` otherwise
public record HttpRequestPattern(String method, String url, Optional<JsonNode> body, Map<Integer, String> outcomes) {

    public HttpRequestPattern {
        outcomes = Map.copyOf(outcomes);
    }

    String outcome(int status) {
        var named = outcomes.get(status);
        if (named != null) return named;
        if (status < 200 || status > 299) return "failed";
        return method.equals("GET") ? "found" : "done";
    }
}
