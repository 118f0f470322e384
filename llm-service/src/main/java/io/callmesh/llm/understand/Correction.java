package io.callmesh.llm.understand;

import io.callmesh.llm.language.Token;
import java.util.List;
import java.util.Set;

/// Words by which speakers take back what they just said: `four two, no sorry, four three`.
final class Correction {

    private static final Set<String> ENGLISH = Set.of("no", "sorry", "actually", "rather", "wait", "mean", "meant", "correction", "oops", "instead", "not");
    private static final List<String> CHINESE = List.of("不对", "不是", "说错", "错了", "应该是", "改成", "换成", "哦不", "我是说");

    private Correction() {}

    private static final Set<String> CHANGING = Set.of("make", "change", "say", "said", "不", "对", "改", "成", "为", "换", "说", "指", "应", "该");

    /// Whether a word only serves to take something back.
    static boolean word(String word) {
        return ENGLISH.contains(word) || CHANGING.contains(word);
    }

    static boolean between(List<Token> tokens, int from, int to) {
        var words = tokens.subList(from, Math.max(from, to)).stream().map(Token::word).toList();
        String joined = String.join("", words);
        return words.stream().anyMatch(ENGLISH::contains) || CHINESE.stream().anyMatch(joined::contains);
    }
}
