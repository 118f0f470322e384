package io.callmesh.llm.sound;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which words of the pack were probably said where a recogniser wrote others that sound like them.
///
/// A noisy channel (Kernighan, Church and Gale 1990): a word was changed with some probability that falls with the distance of
/// the sounds, and what was meant is probable after what was meant before. Two tokens that together sound like one word may be
/// that word. The most probable sequence is found by a beam. Safe for many threads.
public final class Rehearing {

    /// What was probably said.
    ///
    /// @param tokens   in the places of those that were written
    /// @param farthest how far apart the sounds of any changed word are, 0 to 1; 0 where none was
    public record Meant(List<Token> tokens, double farthest) {}

    private record Choice(String word, double apart, double cost) {}

    /// The best way to a place.
    private record Path(Optional<Path> before, String first, String second, Token token, double apart, int changes, double cost) {}

    /// The natural logarithm of what a change and its distance cost: chosen on every fifth line of banking77's training set with
    /// words misheard, see `docs/understanding.md`.
    private static final double CHANGE = 4, FAR = 6;
    private static final int BEAM = 12, LONGEST = 80;
    private static final String VALUE = "#";
    /// In English a word may be farther from what was meant where many sentences tell what that is; pinyin is the same or not.
    private static final double FARTHEST_OF_MANY = 0.45, FARTHEST_OF_FEW = 0.25, FARTHEST_IN_CHINESE = 0;
    private static final double SAME = 0.1;

    private final WordOrder order;
    private final SoundIndex index;
    private final Sounds sounds;
    private final Language language;
    private final boolean many;

    /// @param sentences that callers say, as tokens
    /// @param many      whether they are enough to tell what was meant where it sounds rather different
    public Rehearing(Collection<List<String>> sentences, boolean many, Language language) {
        this.language = language;
        sounds = new Sounds(language);
        this.many = many;
        order = new WordOrder(sentences.stream().map(sentence -> sentence.stream().map(Rehearing::counted).toList()).toList());
        index = new SoundIndex(order.vocabulary().stream().filter(word -> Character.isLetter(word.charAt(0))).toList(), sounds);
    }

    /// Numerals, and the marks where values stand, count as one word.
    private static String counted(String word) {
        return Character.isLetter(word.charAt(0)) || word.equals(WordOrder.EDGE) ? word : VALUE;
    }

    /// Nothing when the words that were written are the most probable ones.
    public Optional<Meant> meant(List<Token> heard) {
        if (heard.isEmpty() || heard.size() > LONGEST) return Optional.empty();
        List<List<Path>> places = new ArrayList<>();
        places.add(List.of(new Path(Optional.empty(), WordOrder.EDGE, WordOrder.EDGE, heard.getFirst(), 0, 0, 0)));
        for (int at = 1; at <= heard.size(); at++) places.add(reach(heard, at, places));
        var best = places.getLast().stream().min(Comparator.comparingDouble(path -> path.cost() + cost(path, WordOrder.EDGE))).orElseThrow();
        var meant = walked(best);
        return meant.tokens().equals(heard) || !many && 2 * best.changes() > heard.size() ? Optional.empty() : Optional.of(meant);
    }

    private static Meant walked(Path end) {
        var tokens = new ArrayList<Token>();
        double farthest = 0;
        var path = end;
        while (path.before().isPresent()) {
            tokens.addFirst(path.token());
            farthest = Math.max(farthest, path.apart());
            path = path.before().get();
        }
        return new Meant(List.copyOf(tokens), farthest);
    }

    private List<Path> reach(List<Token> heard, int at, List<List<Path>> places) {
        Map<String, Path> best = new HashMap<>();
        var last = heard.get(at - 1);
        for (var choice : choices(last)) extend(places.get(at - 1), choice, last.from(), last.to(), best);
        if (at > 1 && language == Language.ENGLISH && letters(heard.get(at - 2)) && letters(last)) {
            var first = heard.get(at - 2);
            for (var choice : joined(first.word(), last.word())) extend(places.get(at - 2), choice, first.from(), last.to(), best);
        }
        return best.values().stream().sorted(Comparator.comparingDouble(Path::cost)).limit(BEAM).toList();
    }

    private void extend(List<Path> paths, Choice choice, int from, int to, Map<String, Path> best) {
        for (var path : paths) {
            double cost = path.cost() + choice.cost() + cost(path, counted(choice.word()));
            var next = new Path(Optional.of(path), path.second(), counted(choice.word()), new Token(choice.word(), from, to), choice.apart(), path.changes() + (choice.cost() > 0 ? 1 : 0), cost);
            best.merge(path.second() + " " + choice.word(), next, (one, other) -> one.cost() <= other.cost() ? one : other);
        }
    }

    private double cost(Path path, String word) {
        return -Math.log(order.probability(path.first(), path.second(), word));
    }

    private List<Choice> choices(Token heard) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(heard.word(), 0, 0));
        if (letters(heard)) index.like(heard.word()).stream().filter(alike -> alike.apart() <= farthest()).map(Rehearing::changed).forEach(choices::add);
        return choices;
    }

    private static boolean letters(Token token) {
        return Character.isLetter(token.word().charAt(0));
    }

    private double farthest() {
        return switch (language) {
            case ENGLISH -> many ? FARTHEST_OF_MANY : FARTHEST_OF_FEW;
            case CHINESE -> FARTHEST_IN_CHINESE;
        };
    }

    private static Choice changed(SoundIndex.Alike alike) {
        return new Choice(alike.word(), alike.apart(), CHANGE + FAR * alike.apart());
    }

    private List<Choice> joined(String first, String second) {
        return index.sounding(sounds.of(first) + sounds.of(second)).stream().filter(alike -> alike.apart() <= SAME).map(Rehearing::changed).toList();
    }
}
