package io.callmesh.llm.understand;

import io.callmesh.llm.language.Words;
import io.callmesh.llm.understand.Denial.Denied;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// How far a Chinese negation reaches, by characters: `我胸口[不]疼`, `[没有]喘不过气`.
final class ChineseNegation {

    static final Set<String> NEGATIONS = Set.of("没", "不", "无", "别");

    private static final int REACH = 8;
    private static final Set<String> BEFORE = Set.of("还", "有", "是", "要", "好", "道", "特", "分", "区", "级"), AFTER = Set.of("能", "了", "过", "出", "起", "住", "知", "要", "想", "会", "到", "收", "上", "来", "及", "只", "但", "仅", "停", "行", "得", "说", "敢", "的", "人", "好", "法", "办");
    private static final Set<String> LIGHT = Set.of("有", "是", "再", "太", "很", "怎", "么", "感", "觉", "得", "用", "什", "1", "点", "都", "任", "何");
    private static final Set<String> QUESTION = Set.of("哪", "吗", "几", "怎", "什", "谁");
    private static final Set<String> CLAUSE = Set.of("但", "可", "而", "因", "所", "也", Denial.PAUSE), SAYINGS = Set.of("说", "敢", "道"), SUBJECTS = Set.of("我", "他", "她", "你", "它");

    private ChineseNegation() {}

    static boolean question(List<String> phrase) {
        return phrase.stream().anyMatch(QUESTION::contains);
    }

    static Optional<Denied> at(List<String> words, int at) {
        String before = at > 0 ? words.get(at - 1) : "", after = word(words, at + 1), head = head(words, at);
        boolean either = before.equals(after) || AFTER.contains(after) || BEFORE.contains(before);
        int to = end(words, at + 1), from = begin(words, at);
        boolean doubtful = NEGATIONS.contains(head) || SAYINGS.contains(head) || compared(words.subList(at + 1, to)) || IntStream.range(from, at).anyMatch(earlier -> NEGATIONS.contains(words.get(earlier)));
        return head.isEmpty() || either || doubtful ? Optional.empty() : Optional.of(new Denied(head, at, from, to));
    }

    /// The first telling character, or empty where another clause begins before one.
    static String head(List<String> words, int at) {
        return words.subList(at + 1, end(words, at + 1)).stream().filter(word -> !LIGHT.contains(word) && !Words.FUNCTION.contains(word)).findFirst().orElse("");
    }

    private static String word(List<String> words, int at) {
        return at < words.size() ? words.get(at) : "";
    }

    /// `没有这么疼过`: worse than ever.
    private static boolean compared(List<String> reach) {
        return reach.size() > 1 && IntStream.range(1, reach.size()).anyMatch(at -> reach.get(at).equals("么") && (reach.get(at - 1).equals("这") || reach.get(at - 1).equals("那")));
    }

    private static int end(List<String> words, int from) {
        int to = from;
        while (to < words.size() && to < from + REACH && !CLAUSE.contains(words.get(to)) && !(to > from && SUBJECTS.contains(words.get(to)))) to++;
        return to;
    }

    private static int begin(List<String> words, int at) {
        int from = at;
        while (from > 0 && !CLAUSE.contains(words.get(from - 1)) && !SUBJECTS.contains(words.get(from))) from--;
        return from;
    }
}
