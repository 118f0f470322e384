package io.callmesh.llm.engine.openai;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Which endpoint to ask.
///
/// @param url   up to and with `/v1`
/// @param key   sent as a bearer token
/// @param model as the endpoint calls it
/// @param limit   how long one answer may take in all
/// @param retries how often an endpoint that is busy or away is asked again, before its first word
public record OpenAiSettings(Optional<URI> url, Optional<String> key, Optional<String> model, Duration limit, int retries) {

    boolean complete() {
        return url.isPresent() && model.isPresent();
    }

    URI chat() {
        return URI.create(url.orElseThrow().toString().replaceAll("/+$", "") + "/chat/completions");
    }

    /// Without the key.
    @Override
    public String toString() {
        return "OpenAiSettings[" + url + ", " + model + "]";
    }
}
