package io.callmesh.llm.understand;

import io.callmesh.llm.language.Words;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Whether a sentence says that something is not so which a phrase says is: `i have no chest pain`, `我胸口不疼`.
///
/// Only what denies a state counts: `no`, `without`, `am not`, `do not have`; `没有`, `没`, `不`. What somebody cannot do, has not
/// received or no longer wants is a reason to call, not a denial. A phrase with a negation of its own is never denied, nor is a
/// question in Chinese.
final class Denial {

    private static final int REACH = 5;
    private static final Set<String> NEGATIONS = Set.of("no", "not", "never", "without", "没", "不", "无");
    private static final Set<String> STATES = Set.of("am", "is", "are", "was", "were", "do", "does", "did");
    private static final Set<String> ACTS = Set.of("do", "does", "did");
    private static final Set<String> HAVING = Set.of("have", "having", "had", "get", "any");
    private static final Set<String> NO_DENIAL = Set.of("longer", "idea", "doubt", "way", "more", "sure", "only", "better", "well");
    private static final Set<String> CLAUSE = Set.of("i", "it", "he", "she", "we", "they", "you", "my", "please", "this", "that", "there", "the", "but", "and", "because", "why", "what", "if", "when", "where", "how", "since");
    private static final Set<String> CHINESE_BEFORE = Set.of("还", "有", "是", "要", "来"), CHINESE_AFTER = Set.of("能", "了", "过", "出", "起", "住", "知", "要", "想", "会", "到", "收");
    private static final Set<String> CHINESE_LIGHT = Set.of("有", "是", "再", "太", "很", "怎", "么", "感", "觉", "得");
    private static final Set<String> QUESTION = Set.of("哪", "吗", "几", "怎", "什", "谁");
    private static final String CHINESE_CLAUSE = "但可而因所";

    private Denial() {}

    /// Whether a sentence denies what a phrase says; both without polite words and values.
    static boolean of(List<String> sentence, List<String> phrase) {
        if (phrase.stream().anyMatch(word -> NEGATIONS.contains(word) || QUESTION.contains(word))) return false;
        return IntStream.range(0, sentence.size()).anyMatch(at -> NEGATIONS.contains(sentence.get(at)) && denies(sentence, at, phrase));
    }

    private static boolean denies(List<String> sentence, int at, List<String> phrase) {
        boolean chinese = Character.UnicodeScript.of(sentence.get(at).codePointAt(0)) == Character.UnicodeScript.HAN;
        return chinese ? chinese(sentence, at, phrase) : english(sentence, at, phrase);
    }

    private static String word(List<String> sentence, int at) {
        return at < 0 || at >= sentence.size() ? "" : sentence.get(at);
    }

    private static boolean english(List<String> sentence, int at, List<String> phrase) {
        String before = word(sentence, at - 1), after = word(sentence, at + 1);
        if (NO_DENIAL.contains(after) || CLAUSE.contains(after)) return false;
        if (sentence.get(at).equals("not") && !(ACTS.contains(before) ? HAVING.contains(after) : STATES.contains(before))) return false;
        var denied = scope(sentence, at + 1);
        var said = phrase.stream().filter(word -> !Words.FUNCTION.contains(word)).map(Words::stem).toList();
        return said.stream().anyMatch(denied::contains) && IntStream.range(0, at).noneMatch(i -> said.contains(Words.stem(sentence.get(i))));
    }

    private static List<String> scope(List<String> sentence, int from) {
        return sentence.stream().skip(from).limit(REACH).takeWhile(word -> !CLAUSE.contains(word)).map(Words::stem).toList();
    }

    /// The first telling character after the negation must be the phrase's own.
    private static boolean chinese(List<String> sentence, int at, List<String> phrase) {
        String before = word(sentence, at - 1), after = word(sentence, at + 1);
        boolean either = before.equals(after) || before.equals("有") && after.equals("有");
        if (either || CHINESE_BEFORE.contains(before) || CHINESE_AFTER.contains(after)) return false;
        return sentence.stream().skip(at + 1L).limit(REACH).takeWhile(word -> !CHINESE_CLAUSE.contains(word)).filter(word -> !CHINESE_LIGHT.contains(word) && !Words.FUNCTION.contains(word))
                .findFirst().filter(phrase::contains).isPresent();
    }
}
