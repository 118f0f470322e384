package io.callmesh.llm.understand;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Tokenizer;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// How the caller sounds, by a small list of words; a word after a negation counts the other way.
public enum Mood {
    NEGATIVE, NEUTRAL, POSITIVE;

    private static final Set<String> GOOD = Set.of("thanks", "thank", "great", "good", "perfect", "excellent", "wonderful", "lovely", "awesome", "nice",
            "happy", "brilliant", "amazing", "fantastic", "appreciate", "helpful", "glad", "love", "pleased", "satisfied", "super", "cool");
    private static final Set<String> BAD = Set.of("bad", "terrible", "awful", "horrible", "angry", "upset", "annoyed", "annoying", "ridiculous", "useless",
            "worst", "unacceptable", "disappointed", "disappointing", "frustrated", "frustrating", "hate", "poor", "rubbish", "stupid", "broken", "wrong",
            "late", "complain", "complaint", "unhappy", "furious", "sick", "disgusting", "scam", "damaged", "faulty");
    private static final Set<String> NOT = Set.of("not", "no", "never", "hardly", "without");
    private static final List<String> CHINESE_GOOD = List.of("谢谢", "感谢", "太好了", "很好", "不错", "满意", "开心", "高兴", "真棒", "喜欢", "完美", "厉害", "挺好");
    private static final List<String> CHINESE_BAD = List.of("生气", "太差", "糟糕", "垃圾", "失望", "投诉", "不满", "讨厌", "气死", "烦死", "太慢", "坏了", "骗子", "离谱", "恶心", "破损", "不好", "难用", "太烂");
    private static final List<String> CHINESE_NOT = List.of("不", "没", "别");
    private static final int REACH = 3;

    /// The mood of all that was said together.
    public static Mood of(Collection<String> said) {
        return of(said.stream().mapToInt(text -> balance(Tokenizer.tokens(text, Language.ENGLISH))).sum());
    }

    static Mood of(List<Token> tokens) {
        return of(balance(tokens));
    }

    private static Mood of(int balance) {
        return balance < 0 ? NEGATIVE : balance > 0 ? POSITIVE : NEUTRAL;
    }

    private static int balance(List<Token> tokens) {
        return english(tokens) + chinese(String.join("", tokens.stream().map(Token::word).toList()));
    }

    private static int english(List<Token> tokens) {
        int balance = 0;
        for (int at = 0; at < tokens.size(); at++) {
            String word = tokens.get(at).word();
            int weight = GOOD.contains(word) ? 1 : BAD.contains(word) ? -1 : 0;
            balance += denied(tokens, at) ? -weight : weight;
        }
        return balance;
    }

    private static boolean denied(List<Token> tokens, int at) {
        return tokens.subList(Math.max(0, at - REACH), at).stream().anyMatch(token -> NOT.contains(token.word()));
    }

    private static int chinese(String text) {
        return count(text, CHINESE_GOOD, 1) + count(text, CHINESE_BAD, -1);
    }

    private static int count(String text, List<String> words, int weight) {
        int balance = 0;
        for (var word : words) {
            int at = text.indexOf(word);
            if (at < 0) continue;
            boolean denied = CHINESE_NOT.stream().anyMatch(text.substring(Math.max(0, at - 2), at)::contains);
            balance += denied ? -weight : weight;
        }
        return balance;
    }
}
