package io.callmesh.llm.understand;

import io.callmesh.llm.classify.Learned;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Tokenizer;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.pack.Pack.Kind;
import io.callmesh.llm.tag.Marked;
import io.callmesh.llm.tag.Span;
import io.callmesh.llm.tag.Tagger;
import io.callmesh.llm.tag.Tagger.Found;
import io.callmesh.llm.tag.TaggerFile;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where values stand as the pack's examples show it, for which there is no rule: phrases, names, addresses; and which of several slots a
/// value is for that rules know. Learned when it is prepared; nothing is found before.
final class Shown {

    /// Of what is learned and how; another number learns anew what was kept.
    private static final String VERSION = "3";
    private static final int MOST = 20_000;
    private static final Learned.Form<Tagger> FORM = new Learned.Form<>() {
        @Override
        public void write(Tagger learned, Path file) throws IOException {
            TaggerFile.write(learned, file);
        }

        @Override
        public Tagger read(Path file) throws IOException {
            return TaggerFile.read(file);
        }
    };

    private final List<Marked> examples = new ArrayList<>();
    private final SlotValues values;
    private final Language language;
    private final Learned learned;
    private volatile Optional<Tagger> tagger = Optional.empty();

    /// @throws MeshException with `BadInput` when an example cannot be read or names a slot that the pack lacks
    Shown(Pack pack, SlotValues values, Language language, Learned learned) {
        this.values = values;
        this.language = language;
        this.learned = learned;
        for (var example : pack.examples()) if (Language.primary(example.language()).equals(language.tag())) add(example);
        if (examples.size() > MOST) throw new MeshException(new Fault.BadInput("pack.examples", "must be at most " + MOST + " in a language, are " + examples.size()));
    }

    private void add(Pack.Example example) {
        var marked = MarkedValues.of(example);
        marked.values().stream().map(Span::name).filter(slot -> !values.knows(slot)).findFirst().ifPresent(slot -> {
            throw new MeshException(new Fault.BadInput("pack.examples", "name {" + slot + "}, which is not a slot of the pack"));
        });
        examples.add(new Marked(marked.text(), example.asked(), marked.values(), hints(Tokenizer.tokens(marked.text(), language))));
    }

    /// Learns, which takes a second or two for a thousand examples.
    void prepare() {
        if (tagger.isEmpty() && examples.stream().anyMatch(example -> !example.values().isEmpty())) tagger = Optional.of(learned.of(hash(), FORM, () -> Tagger.of(examples)));
    }

    private List<Span> hints(List<Token> tokens) {
        var hints = new ArrayList<Span>();
        for (var slot : values.slots()) {
            if (!values.ruled(slot.name())) continue;
            for (int at = 0; at < tokens.size(); at++) {
                for (var value : values.at(slot.name(), tokens, at)) hints.add(new Span(slot.name(), tokens.get(value.from()).from(), tokens.get(value.to() - 1).to()));
            }
        }
        hints.addAll(Hints.of(tokens, values.today()));
        return hints;
    }

    private String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((VERSION + language.tag() + "\n").getBytes(StandardCharsets.UTF_8));
            for (var example : examples) digest.update((example + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException inEveryJava) {
            throw new IllegalStateException(inEveryJava);
        }
    }

    /// The most probable value of each slot in what was said, in order; of values that the speaker takes back the last.
    ///
    /// @param asked the slot that was asked for, or empty
    List<Found> in(String text, List<Token> tokens, String asked) {
        if (tagger.isEmpty()) return List.of();
        Map<String, Found> bySlot = new HashMap<>();
        for (var found : tagger.get().tag(new Marked(text, asked, List.of(), hints(tokens)))) {
            bySlot.merge(found.value().name(), found, (one, other) -> takenBack(tokens, one.value(), other.value()) || other.probability() > one.probability() ? other : one);
        }
        return bySlot.values().stream().sorted((one, other) -> Integer.compare(one.value().from(), other.value().from())).toList();
    }

    private static boolean takenBack(List<Token> tokens, Span one, Span other) {
        var between = tokens.stream().filter(token -> token.from() >= one.to() && token.to() <= other.from()).toList();
        return Correction.between(between, 0, between.size());
    }

    /// Whether examples alone can tell a slot's values.
    boolean tells(String slot) {
        return values.kind(slot).filter(kind -> kind == Kind.PHRASE || kind == Kind.NAME || kind == Kind.ADDRESS).isPresent();
    }
}
