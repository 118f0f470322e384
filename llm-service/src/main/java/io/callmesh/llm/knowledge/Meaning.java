package io.callmesh.llm.knowledge;

import io.callmesh.llm.embed.Embedder;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Sentences;
import io.callmesh.llm.pack.Pack.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A passage as vectors: its title and each of its sentences.
final class Meaning {

    /// Cosines from chance to the same, by model.
    private record Scale(double chance, double same) {}

    private static final Scale ENGLISH = new Scale(0.55, 0.85), CHINESE = new Scale(0.40, 0.80);
    private static final int SENTENCES = 24, SHORT = 2;
    private static final double NEIGHBOR = 0.9;

    private final Language language;
    private final float[] heading;
    private final List<String> sentences;
    private final List<float[]> vectors = new ArrayList<>();

    Meaning(Passage passage, Embedder embedder, Language language) {
        this.language = language;
        String text = Markup.plain(passage.text());
        sentences = Sentences.of(text).stream().map(String::strip).filter(sentence -> !sentence.isEmpty()).limit(SENTENCES).toList();
        var unnamed = unnamed(passage, it());
        String title = unnamed.apply(passage.title().isBlank() ? passage.id() : passage.title());
        heading = embedder.embed(title);
        for (var sentence : sentences) vectors.add(embedder.embed(title + (language == Language.ENGLISH ? ": " : "：") + unnamed.apply(sentence)));
    }

    private String it() {
        return language == Language.ENGLISH ? "it" : "这里";
    }

    /// Takes the name of a passage's thing out of its text: that says nothing about what it tells.
    static UnaryOperator<String> unnamed(Passage passage, String instead) {
        if (passage.about().isBlank()) return UnaryOperator.identity();
        var name = Pattern.compile(Pattern.quote(passage.about()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return text -> name.matcher(text).replaceAll(instead);
    }

    private Scale scale() {
        return switch (language) {
            case ENGLISH -> ENGLISH;
            case CHINESE -> CHINESE;
        };
    }

    /// 0 is chance, 1 the same; less is farther than chance.
    double nearness(float[] question) {
        double best = Embedder.cosine(heading, question);
        for (var vector : vectors) best = Math.max(best, Embedder.cosine(vector, question));
        var scale = scale();
        return Math.min(1, (best - scale.chance()) / (scale.same() - scale.chance()));
    }

    /// A short passage as it is; of a longer one the nearest sentence, and the one beside it when it is nearly as near.
    String answer(float[] question) {
        if (sentences.size() <= SHORT) return String.join(language == Language.ENGLISH ? " " : "", sentences);
        int best = 0;
        double[] near = vectors.stream().mapToDouble(vector -> Embedder.cosine(vector, question)).toArray();
        for (int i = 1; i < near.length; i++) if (near[i] > near[best]) best = i;
        int other = neighbor(near, best);
        if (near[other] < NEIGHBOR * near[best]) return sentences.get(best);
        return sentences.get(Math.min(best, other)) + (language == Language.ENGLISH ? " " : "") + sentences.get(Math.max(best, other));
    }

    private static int neighbor(double[] near, int best) {
        if (best == 0) return 1;
        if (best == near.length - 1) return best - 1;
        return near[best + 1] >= near[best - 1] ? best + 1 : best - 1;
    }
}
