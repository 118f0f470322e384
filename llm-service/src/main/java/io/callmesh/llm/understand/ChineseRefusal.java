package io.callmesh.llm.understand;

import io.callmesh.llm.language.Words;
import io.callmesh.llm.understand.Refusal.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a Chinese negation refuses, by characters: `别[取消]`, `不要帮我[取消]`, `我没说要[取消]`, `我不是要[取消]`.
final class ChineseRefusal {

    private static final int REACH = 10, DEED = 2;
    /// What opens a clause and tells nothing by itself.
    static final Set<String> OPENING = Set.of("不", "没", "等", "好", "对", "喂", "先", "1", "哦", "嗯", "行", "别", "点", "意", "思");
    private static final Set<String> WISHES = Set.of("要", "用", "必", "想", "需", "打"), SAYINGS = Set.of("说", "让", "叫", "想", "要", "打");
    private static final Set<String> BETWEEN = Set.of("要", "用", "必", "想", "需", "打", "算", "再", "去", "把", "给", "帮", "替", "说", "让", "叫", "是", "来", "急", "着", "您", "你", "他", "她");
    private static final Set<String> CLAUSE = Set.of("但", "可", "而", "因", "所", "就", "只", Denial.PAUSE), SUBJECTS = Set.of("他", "她", "它"), THAT = Set.of("这", "那");

    private ChineseRefusal() {}

    static Optional<Refused> at(List<String> words, int at) {
        String next = word(words, at + 1), after = word(words, at + 2);
        boolean refuses = switch (words.get(at)) {
            case "别" -> !Set.of("的", "人", "处", "墅").contains(next) && !Set.of("特", "区", "级", "性").contains(word(words, at - 1));
            case "不" -> !word(words, at - 1).equals(next) && (WISHES.contains(next) || next.equals("是") && Set.of("要", "想", "来").contains(after));
            case "没" -> SAYINGS.contains(next) || next.equals("有") && SAYINGS.contains(after);
            default -> false;
        };
        return refuses ? deed(words, at) : Optional.empty();
    }

    /// What is wanted no longer is another matter: `我不要这个订单了`.
    private static Optional<Refused> deed(List<String> words, int at) {
        int from = at + 1, end = from;
        while (end < words.size() && end < at + REACH && !CLAUSE.contains(words.get(end)) && !SUBJECTS.contains(words.get(end))) end++;
        while (from < end && BETWEEN.contains(words.get(from))) from++;
        if (THAT.contains(word(words, from))) return Optional.empty();
        var deed = words.subList(from, end).stream().filter(word -> !BETWEEN.contains(word) && !Words.FUNCTION.contains(word)).limit(DEED).toList();
        return Optional.of(new Refused(deed, begin(words, at), end));
    }

    private static int begin(List<String> words, int at) {
        int from = at;
        while (from > 0 && !CLAUSE.contains(words.get(from - 1))) from--;
        return from;
    }

    private static String word(List<String> words, int at) {
        return at >= 0 && at < words.size() ? words.get(at) : "";
    }
}
