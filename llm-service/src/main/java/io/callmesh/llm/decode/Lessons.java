package io.callmesh.llm.decode;

import io.callmesh.llm.classify.Learned;
import io.callmesh.llm.command.Menu;
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
    public record Lesson(Understander understander, KnowledgeBase knowledge, Menu menu) {

        /// Makes vectors and index, which takes some milliseconds a phrase; what needs them earlier waits.
        ///
        /// @return whether there was anything to do
        public boolean prepare() {
            return understander.prepare() | knowledge.prepare();
        }
    }

    private record Learnt(Map<Language, Lesson> lessons, int phrases) {}

    /// Together with the models of one more pack being trained, what a heap of 384 MB has room for: 1 to 2 kB a phrase.
    private static final int MOST_PHRASES = 40_000;

    private final Embedders embedders;
    private final Learned learned;
    private final int room;
    private final LinkedHashMap<String, Learnt> byHash;

    /// @param learned where classifiers are kept
    /// @param room    how many versions of packs to keep ready; fewer where they are large
    public Lessons(Embedders embedders, Learned learned, int room) {
        this.embedders = embedders;
        this.learned = learned;
        this.room = room;
        byHash = new LinkedHashMap<>(room, 0.75f, true);
    }

    /// @param pack asked for when this version is not ready yet
    /// @throws io.callmesh.runtime.MeshException with `BadInput` when the pack cannot be read
    public Lesson of(String hash, Language language, Supplier<Pack> pack) {
        synchronized (byHash) {
            var known = byHash.get(hash);
            if (known != null) return in(language, known);
        }
        var learnt = learn(pack.get());
        synchronized (byHash) {
            var first = byHash.computeIfAbsent(hash, _ -> learnt);
            makeRoom();
            return in(language, first);
        }
    }

    private void makeRoom() {
        while (byHash.size() > 1 && (byHash.size() > room || byHash.values().stream().mapToInt(Learnt::phrases).sum() > MOST_PHRASES)) {
            byHash.pollFirstEntry();
        }
    }

    private static Lesson in(Language language, Learnt learnt) {
        return Objects.requireNonNull(learnt.lessons().get(language), language.tag());
    }

    private Learnt learn(Pack pack) {
        var lessons = new EnumMap<Language, Lesson>(Language.class);
        for (var language : Language.values()) {
            Supplier<Embedder> embedder = () -> embedders.of(language);
            lessons.put(language, new Lesson(new Understander(pack, language, embedder, learned), new KnowledgeBase(pack.passages(), language, embedder), Menu.of(pack, language)));
        }
        return new Learnt(lessons, pack.intents().stream().mapToInt(intent -> intent.phrases().size()).sum());
    }
}
