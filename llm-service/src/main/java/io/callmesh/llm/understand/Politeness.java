package io.callmesh.llm.understand;

import io.callmesh.llm.language.Token;
import java.util.List;

/// What people wrap around what they want: greetings, hesitations, pleases.
final class Politeness {

    private static final List<List<String>> BEFORE = phrases("hello", "hi", "hey", "hi there", "hello there", "good morning", "good afternoon", "good evening",
            "okay", "so", "well", "yeah", "yes", "right", "please", "excuse me", "sorry", "and", "then", "now", "actually", "oh", "i said",
            "could you please", "could you", "can you please", "can you", "would you", "i would like to know", "i want to know", "do you know", "tell me",
            "can you tell me", "could you tell me", "i was wondering", "i am calling to ask", "i just want to know", "it is", "that is", "i think it is",
            "我 想 问 1 下", "我 想 问 问", "我 想 问", "请 问 1 下", "请 问", "你 好", "您 好", "喂", "那 个", "那", "麻 烦 你", "麻 烦 您", "麻 烦", "请", "嗯", "好 的", "帮 我", "我 要", "我 想");
    private static final List<List<String>> AFTER = phrases("please", "thanks", "thank you", "thank you very much", "then", "now", "okay", "sir", "madam",
            "for me", "谢 谢", "谢 谢 你", "好 吗", "可 以 吗", "行 吗", "吧", "吗", "呢", "啊", "呀", "了");

    private Politeness() {}

    private static List<List<String>> phrases(String... phrases) {
        return List.of(phrases).stream().map(phrase -> List.of(phrase.split(" "))).sorted((one, other) -> other.size() - one.size()).toList();
    }

    /// The tokens without what is only polite; never empty unless `tokens` is.
    static List<Token> without(List<Token> tokens) {
        int from = 0, to = tokens.size();
        for (int next = before(tokens, from, to); next > from; next = before(tokens, from, to)) from = next;
        for (int next = after(tokens, from, to); next < to; next = after(tokens, from, to)) to = next;
        return tokens.subList(from, to);
    }

    private static int before(List<Token> tokens, int from, int to) {
        for (var phrase : BEFORE) {
            if (phrase.size() < to - from && said(phrase, tokens, from)) return from + phrase.size();
        }
        return from;
    }

    private static int after(List<Token> tokens, int from, int to) {
        for (var phrase : AFTER) {
            if (phrase.size() < to - from && said(phrase, tokens, to - phrase.size())) return to - phrase.size();
        }
        return to;
    }

    private static boolean said(List<String> phrase, List<Token> tokens, int at) {
        for (int i = 0; i < phrase.size(); i++) {
            if (!tokens.get(at + i).word().equals(phrase.get(i))) return false;
        }
        return true;
    }
}
