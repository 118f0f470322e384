package io.callmesh.gateway.assistant;

import io.callmesh.proto.pack.v1.Pack;
import java.util.List;
import java.util.Map;

/// One assistant, as read from its pack and everything it inherits from `_base`.
///
/// @param names     by language, for people
/// @param languages BCP 47; the first is the default
/// @param voices    by language; a language without one is spoken by the configured voice
/// @param texts     by language, then by key
/// @param pack      what other services need to know of it; its ref names this version
public record Assistant(String id, Map<String, String> names, List<String> languages, Map<String, String> voices,
        Map<String, Map<String, String>> texts, Pack pack) {

    public Assistant {
        languages = List.copyOf(languages);
    }

    public String text(String key, String language) {
        var text = texts.getOrDefault(language, Map.of()).get(key);
        return text == null ? texts.get(languages.getFirst()).getOrDefault(key, "") : text;
    }
}
