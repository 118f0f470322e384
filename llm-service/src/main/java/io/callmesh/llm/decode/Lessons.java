package io.callmesh.llm.decode;

import io.callmesh.llm.embed.Embedder;
import io.callmesh.llm.embed.Embedders;
import io.callmesh.llm.knowledge.KnowledgeBase;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.understand.Understander;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// Packs made ready for use: patterns read, vectors made, words indexed, once for each version of a pack. The one used
/// longest ago makes room.
public final class Lessons {

    /// One pack in one language.
    public record Lesson(Understander understander, KnowledgeBase knowledge) {

        /// Makes vectors and index, which takes some milliseconds a phrase; what needs them earlier waits.
        ///
        /// @return whether there was anything to do
        public boolean prepare() {
            return understander.prepare() | knowledge.prepare();
        }
    }

    private final Embedders embedders;
    private final Map<String, Map<Language, Lesson>> byHash;

    /// @param room how many versions of packs to keep ready
    public Lessons(Embedders embedders, int room) {
        this.embedders = embedders;
        byHash = new LinkedHashMap<>(room, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Map<Language, Lesson>> eldest) {
                return size() > room;
            }
        };
    }

    /// @param pack asked for when this version is not ready yet
    /// @throws io.callmesh.runtime.MeshException with `BadInput` when the pack cannot be read
    public Lesson of(String hash, Language language, Supplier<Pack> pack) {
        synchronized (byHash) {
            var known = byHash.get(hash);
            if (known != null) return in(language, known);
        }
        var learned = learn(pack.get());
        synchronized (byHash) {
            return in(language, byHash.computeIfAbsent(hash, _ -> learned));
        }
    }

    private static Lesson in(Language language, Map<Language, Lesson> lessons) {
        return Objects.requireNonNull(lessons.get(language), language.tag());
    }

    private Map<Language, Lesson> learn(Pack pack) {
        var lessons = new EnumMap<Language, Lesson>(Language.class);
        for (var language : Language.values()) {
            Supplier<Embedder> embedder = () -> embedders.of(language);
            lessons.put(language, new Lesson(new Understander(pack, language, embedder), new KnowledgeBase(pack.passages(), language, embedder)));
        }
        return lessons;
    }
}
