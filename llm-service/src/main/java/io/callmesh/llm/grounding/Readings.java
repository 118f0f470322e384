package io.callmesh.llm.grounding;

import io.callmesh.llm.engine.Job.Source;
import io.callmesh.llm.language.Language;
import io.callmesh.runtime.Latest;
import java.util.List;

/// What passages give, read once for all questions: the same few are found again and again. Thread-safe.
public final class Readings {

    /// Some times what a large pack holds; each takes a few kB.
    private static final int ROOM = 1_024;

    private final Latest<Passage, Grounds> known = new Latest<>(ROOM);

    private record Passage(List<String> texts, Language language) {}

    Grounds of(Source source, Language language) {
        return known.of(new Passage(List.of(source.title(), source.text(), source.answer()), language), passage -> Grounds.of(passage.texts(), language));
    }
}
