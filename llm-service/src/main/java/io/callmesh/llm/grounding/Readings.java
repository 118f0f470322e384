package io.callmesh.llm.grounding;

import io.callmesh.llm.engine.Job.Source;
import io.callmesh.llm.language.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What passages give, read once for all questions: the same few are found again and again. Thread-safe.
public final class Readings {

    /// Some times what a large pack holds; each takes a few kB.
    private static final int ROOM = 1_024;

    private final Map<Passage, Grounds> known = new LinkedHashMap<>(64, 0.75f, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Passage, Grounds> eldest) {
            return size() > ROOM;
        }
    };

    private record Passage(List<String> texts, Language language) {}

    Grounds of(Source source, Language language) {
        var passage = new Passage(List.of(source.title(), source.text(), source.answer()), language);
        synchronized (known) {
            var read = known.get(passage);
            if (read != null) return read;
        }
        return remember(passage, Grounds.of(passage.texts(), language));
    }

    private Grounds remember(Passage passage, Grounds grounds) {
        synchronized (known) {
            known.put(passage, grounds);
        }
        return grounds;
    }
}
