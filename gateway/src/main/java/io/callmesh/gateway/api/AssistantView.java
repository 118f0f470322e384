package io.callmesh.gateway.api;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.proto.pack.v1.Phrase;
import java.util.List;
import java.util.Map;

/// An assistant, for programs.
///
/// @param names          by language, for people
/// @param languages      it speaks itself; the first is its default
/// @param translated     other languages it is understood in by translation, typed
/// @param heardLanguages those of its languages in which somebody recognises speech now
public record AssistantView(String id, Map<String, String> names, List<String> languages, List<String> translated, List<String> heardLanguages) {

    static AssistantView of(Assistant assistant, Recognizers recognizers) {
        var languages = assistant.languages();
        var translated = assistant.pack().getParallelsList().stream()
                .flatMap(parallel -> parallel.getSidesList().stream().map(Phrase::getLanguage))
                .distinct()
                .filter(language -> !languages.contains(language))
                .sorted()
                .toList();
        return new AssistantView(assistant.id(), assistant.names(), languages, translated, languages.stream().filter(recognizers::hears).toList());
    }
}
