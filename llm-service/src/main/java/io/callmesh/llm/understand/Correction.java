package io.callmesh.llm.understand;

import io.callmesh.llm.language.Token;
import java.util.List;
import java.util.Set;

/// Words by which speakers take back what they just said: `four two, no sorry, four three`.
final class Correction {

    private static final Set<String> ENGLISH = Set.of("no", "sorry", "actually", "rather", "wait", "mean", "meant", "correction", "oops", "instead", "not");
    private static final List<String> CHINESE = List.of("不对", "不是", "说错", "错了", "应该是", "改成", "换成", "哦不", "我是说");

    private Correction() {}

    static boolean between(List<Token> tokens, int from, int to) {
        var words = tokens.subList(from, Math.max(from, to)).stream().map(Token::word).toList();
        String joined = String.join("", words);
        return words.stream().anyMatch(ENGLISH::contains) || CHINESE.stream().anyMatch(joined::contains);
    }
}
