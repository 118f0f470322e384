package io.callmesh.asr.engine.openai;

import java.net.URI;
import java.time.Duration;

/// Where to have sound written down.
///
/// @param base     without `/audio/transcriptions`, e.g. `http://127.0.0.1:8000/v1`
/// @param key      sent as a bearer token; empty: none
/// @param patience how long an answer may take
public record OpenAiSettings(URI base, String key, String model, Duration patience) {

    @Override
    public String toString() {
        return base + " " + model;
    }
}
