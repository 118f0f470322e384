package io.callmesh.llm.understand;

import io.callmesh.llm.language.Words;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What people wrap around what they want: greetings, hesitations, pleases, `i would like to`.
final class Politeness {

    private static final Comparator<List<String>> LONGEST = Comparator.comparingInt((List<String> phrase) -> phrase.size()).reversed();
    private static final List<List<String>> GREETING = phrases("hello", "hi", "hey", "hi there", "hello there", "good morning", "good afternoon", "good evening",
            "okay", "so", "well", "yeah", "yes", "right", "please", "excuse me", "sorry", "and", "then", "now", "actually", "oh", "i said", "yes please",
            "it is", "that is", "i think it is", "喂", "那 个", "那", "嗯", "好 的", "你 好", "您 好");
    private static final List<List<String>> ASKING = phrases("could you please", "could you", "can you please", "can you", "would you", "can i", "could i", "may i",
            "i would like to know", "i want to know", "do you know", "tell me", "can you tell me", "could you tell me", "would you tell me", "i was wondering",
            "i am calling to ask", "i just want to know", "i would like to", "i want to", "i need to", "i just want to", "i would just like to", "is it possible to", "please",
            "我 想 问 1 下", "我 想 问 问", "我 想 问", "请 问 1 下", "请 问", "麻 烦 你", "麻 烦 您", "麻 烦", "请",
            "帮 我", "我 要", "我 想", "我 想 要", "我 希 望", "想 知 道", "我 想 知 道", "想", "要", "能 不 能", "可 不 可 以", "请 帮 我");
    private static final List<List<String>> BEFORE = Stream.concat(GREETING.stream(), ASKING.stream()).sorted(LONGEST).toList();
    private static final List<List<String>> AFTER = phrases("please", "thanks", "thank you", "thank you very much", "then", "now", "okay", "sir", "madam", "for me",
            "谢 谢", "谢 谢 你", "谢 谢 您", "麻 烦 你 了", "麻 烦 您 了", "麻 烦 了", "好 吗", "可 以 吗", "行 吗", "吧", "吗", "呢", "啊", "呀", "了", "的");

    private Politeness() {}

    private static List<List<String>> phrases(String... phrases) {
        return Stream.of(phrases).map(phrase -> List.of(phrase.split(" "))).sorted(LONGEST).toList();
    }

    /// The words that are neither polite nor an introduction. At least one word that tells remains, or one word.
    static Span core(List<String> words) {
        return core(words, BEFORE);
    }

    /// The same, but greetings stay: what they tell is compared.
    static Span asked(List<String> words) {
        return core(words, ASKING);
    }

    private static Span core(List<String> words, List<List<String>> introductions) {
        int from = 0, to = words.size();
        for (int next = before(introductions, words, from, to); next > from; next = before(introductions, words, from, to)) from = next;
        for (int next = after(words, from, to); next < to; next = after(words, from, to)) to = next;
        return new Span(from, to);
    }

    /// Some of the words of a sentence: from the first, to after the last.
    record Span(int from, int to) {

        <T> List<T> of(List<T> words) {
            return words.subList(from, to);
        }
    }

    private static int before(List<List<String>> introductions, List<String> words, int from, int to) {
        for (var phrase : introductions) {
            if (phrase.size() < to - from && said(phrase, words, from) && tells(words.subList(from + phrase.size(), to))) return from + phrase.size();
        }
        return from;
    }

    private static int after(List<String> words, int from, int to) {
        for (var phrase : AFTER) {
            if (phrase.size() < to - from && said(phrase, words, to - phrase.size())) return to - phrase.size();
        }
        return to;
    }

    private static boolean tells(List<String> words) {
        return words.stream().anyMatch(word -> SlotNames.marked(word) || !Words.FUNCTION.contains(word));
    }

    private static boolean said(List<String> phrase, List<String> words, int at) {
        return words.subList(at, at + phrase.size()).equals(phrase);
    }
}
