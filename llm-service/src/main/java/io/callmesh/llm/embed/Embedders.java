package io.callmesh.llm.embed;

import io.callmesh.llm.language.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// One embedder for each language, loaded when first asked for.
public final class Embedders {

    private final Map<Language, Supplier<Embedder>> loaders;
    private final Map<Language, Embedder> loaded = new EnumMap<>(Language.class);

    public Embedders(Map<Language, Supplier<Embedder>> loaders) {
        this.loaders = Map.copyOf(loaders);
    }

    /// The models that come with this service.
    ///
    /// @param room how many texts each remembers
    public static Embedders bge(int room) {
        return new Embedders(Map.of(
                Language.ENGLISH, () -> new Remembering(BgeEmbedder.english(), room),
                Language.CHINESE, () -> new Remembering(BgeEmbedder.chinese(), room)));
    }

    public synchronized Embedder of(Language language) {
        return loaded.computeIfAbsent(language, wanted -> Objects.requireNonNull(loaders.get(wanted), wanted.tag()).get());
    }
}
