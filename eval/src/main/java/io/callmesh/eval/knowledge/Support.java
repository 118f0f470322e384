package io.callmesh.eval.knowledge;

import io.callmesh.eval.knowledge.Library.Answered;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether what is cited gives what was answered, told by the words alone: every sentence stands in a cited passage, or all its
/// numbers do and half of its longer words. A passage about another thing than the one asked about gives nothing.
final class Support {

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?。！？])\\s*"), NUMBER = Pattern.compile("\\d+"), WORD = Pattern.compile("\\p{L}{4,}|\\p{IsHan}");
    private static final double HALF = 0.5;

    private final Map<String, Fact> facts;

    Support(List<Fact> facts) {
        this.facts = facts.stream().collect(Collectors.toMap(Fact::id, fact -> fact));
    }

    /// @param about the thing that was asked about
    boolean given(Answered answered, String about) {
        var cited = answered.cited().stream().filter(facts::containsKey).map(facts::get).toList();
        if (cited.isEmpty() || cited.stream().anyMatch(fact -> !fact.about().equals(about))) return false;
        return SENTENCE.splitAsStream(plain(answered.text())).allMatch(sentence -> cited.stream().anyMatch(fact -> gives(plain(fact.title() + " " + fact.text()), sentence)));
    }

    private static boolean gives(String passage, String sentence) {
        if (passage.contains(sentence)) return true;
        if (!all(NUMBER, passage).containsAll(all(NUMBER, sentence))) return false;
        var words = all(WORD, sentence);
        long known = words.stream().filter(all(WORD, passage)::contains).count();
        return known >= HALF * words.size();
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }
}
