package io.callmesh.gateway.tool.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How an HTTP request is made of arguments, and what its answer means.
///
/// @param method   GET, POST, PUT, PATCH or DELETE
/// @param url      absolute, with `{argument}` where values stand
/// @param headers  with `${secret:NAME}` where secrets stand
/// @param body     JSON, with `{argument}` inside its strings
/// @param optional arguments that may be left out, with the part of the query or the field of the body that they alone fill
/// @param outcomes by status; one that is absent is `failed`, but 502 and 504 are `uncertain`, and 200-299 is `found` for
///                 what only looks up and `done` otherwise
/// @param result   JSON Schema of the answer
/// @param retries  how often it is tried again at most
public record HttpRequestPattern(String method, String url, Map<String, String> headers, Optional<JsonNode> body, Set<String> optional,
        Map<Integer, String> outcomes, Optional<JsonNode> result, int retries) {

    /// Whoever stands between us and the endpoint does not know whether it has acted.
    private static final int BAD_GATEWAY = 502, GATEWAY_TIMEOUT = 504;

    public HttpRequestPattern {
        headers = Map.copyOf(headers);
        optional = Set.copyOf(optional);
        outcomes = Map.copyOf(outcomes);
    }

    public HttpRequestPattern(String method, String url, Optional<JsonNode> body, Map<Integer, String> outcomes) {
        this(method, url, Map.of(), body, Set.of(), outcomes, Optional.empty(), 0);
    }

    String outcome(int status, boolean reads) {
        var named = outcomes.get(status);
        if (named != null) return named;
        if (status == BAD_GATEWAY || status == GATEWAY_TIMEOUT) return "uncertain";
        if (status < 200 || status > 299) return "failed";
        return reads ? "found" : "done";
    }
}
