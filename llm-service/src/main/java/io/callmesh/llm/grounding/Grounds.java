package io.callmesh.llm.grounding;

import io.callmesh.llm.grounding.Claim.Kind;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Sentences;
import io.callmesh.llm.language.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What texts give the right to say: their claims, and sentences that are mostly made of their words.
///
/// @param claims of all the texts
/// @param words  of all the texts, by their beginnings
record Grounds(Set<Claim> claims, Set<String> words, Language language) {

    /// Of the words of a sentence that carry meaning. Sentences with a model's own words have half of theirs in the source,
    /// unrelated ones a tenth.
    static final double ENOUGH = 1 / 3.0;

    private static final int BEGINNING = 5;
    /// What no text is made of that is meant to be spoken: broken or private characters, and those that steer machines.
    private static final Pattern UNREADABLE = Pattern.compile("[\\uFFFD\\p{Cn}\\p{Co}]|[\\p{Cc}&&[^\\n\\r\\t]]");
    private static final Set<String> COURTESY = Set.of("yes", "no", "not", "sure", "sorry", "certainly", "course", "great", "glad", "happy", "help", "welcome",
            "thank", "question", "know", "let", "any", "all", "they", "their", "them", "also", "only", "which", "when", "what", "how", "may", "but",
            "好", "不", "很", "都", "会", "可", "以", "没", "还", "请", "谢", "对", "到", "来", "去", "上", "里", "问", "能", "为", "与", "及");

    static Grounds of(List<String> texts, Language language) {
        var claims = new HashSet<Claim>();
        var words = new HashSet<String>();
        for (var text : texts) {
            for (var sentence : Sentences.of(text)) claims.addAll(Claims.of(sentence, language));
            for (var word : Words.of(text, language)) words.add(beginning(word));
        }
        return new Grounds(claims, words, language);
    }

    Grounds and(Grounds others) {
        var allClaims = new HashSet<>(claims);
        allClaims.addAll(others.claims);
        var allWords = new HashSet<>(words);
        allWords.addAll(others.words);
        return new Grounds(allClaims, allWords, language);
    }

    /// The same words, and no claims: what a caller says proves nothing.
    Grounds withoutClaims() {
        return new Grounds(Set.of(), words, language);
    }

    boolean give(String sentence) {
        return !UNREADABLE.matcher(sentence).find() && Claims.of(sentence, language).stream().allMatch(this::give) && share(sentence) >= ENOUGH;
    }

    private boolean give(Claim claim) {
        return switch (claim.kind()) {
            case NAME -> words.contains(beginning(claim.value()));
            case NUMBER -> claims.stream().anyMatch(known -> known.value().equals(claim.value()) && known.kind() != Kind.ADDRESS);
            case AMOUNT, PERCENT, DAY, ADDRESS -> claims.contains(claim);
        };
    }

    /// How much of what a sentence says is in the texts' words; 1 when it says nothing, and 0 when that is in no words anybody knows.
    double share(String sentence) {
        var said = Words.of(sentence, language);
        var telling = said.stream().filter(Grounds::tells).toList();
        if (telling.isEmpty()) return said.stream().allMatch(this::harmless) ? 1 : 0;
        return telling.stream().filter(word -> words.contains(beginning(word))).count() / (double) telling.size();
    }

    private boolean harmless(String word) {
        return Character.isDigit(word.charAt(0)) || Words.FUNCTION.contains(word) || COURTESY.contains(word) || words.contains(beginning(word));
    }

    private static boolean tells(String word) {
        boolean han = Character.isIdeographic(word.codePointAt(0));
        return (han || word.length() > 2) && !Character.isDigit(word.charAt(0)) && !Words.FUNCTION.contains(word) && !COURTESY.contains(word);
    }

    private static String beginning(String word) {
        String stem = Words.stem(word);
        return stem.length() > BEGINNING ? stem.substring(0, BEGINNING) : stem;
    }
}
