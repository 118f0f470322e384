package io.callmesh.llm.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tables of English and Chinese words that carry little, and of English contractions.
public final class Words {

    /// Sounds people make while they think.
    static final Set<String> HESITATIONS = Set.of("um", "umm", "uh", "uhh", "er", "erm", "hm", "hmm", "mm", "呃");

    /// Words that bind others and decide little by themselves.
    public static final Set<String> FUNCTION = Set.of(
            "a", "an", "the", "is", "are", "am", "was", "be", "been", "to", "of", "for", "and", "or", "in", "on", "at", "it", "its", "this", "that",
            "i", "me", "my", "you", "your", "we", "us", "our", "do", "does", "did", "have", "has", "had", "can", "could", "would", "will", "please",
            "with", "just", "some", "so", "well", "okay", "like", "there", "about", "from", "by", "as", "if", "then", "thanks", "thank", "hi", "hello",
            "的", "了", "是", "我", "你", "您", "们", "吗", "呢", "吧", "啊", "呀", "请", "在", "就", "和", "也", "这", "那", "个", "要", "想", "下", "给", "帮", "有", "得", "地", "着");

    private static final Set<String> BEFORE_IS = Set.of("what", "where", "when", "who", "how", "why", "that", "it", "there", "here", "he", "she", "which");
    private static final Map<String, String> ENDINGS =
            Map.of("'m", "am", "'re", "are", "'ve", "have", "'ll", "will", "'d", "would");
    private static final Map<String, List<String>> WHOLE = Map.ofEntries(
            Map.entry("can't", List.of("can", "not")), Map.entry("cannot", List.of("can", "not")), Map.entry("won't", List.of("will", "not")),
            Map.entry("let's", List.of("let", "us")), Map.entry("wanna", List.of("want", "to")), Map.entry("gonna", List.of("going", "to")),
            Map.entry("gotta", List.of("got", "to")), Map.entry("lemme", List.of("let", "me")), Map.entry("gimme", List.of("give", "me")),
            Map.entry("ok", List.of("okay")), Map.entry("whats", List.of("what", "is")), Map.entry("wheres", List.of("where", "is")),
            Map.entry("whens", List.of("when", "is")), Map.entry("hows", List.of("how", "is")), Map.entry("thats", List.of("that", "is")),
            Map.entry("dont", List.of("do", "not")), Map.entry("doesnt", List.of("does", "not")), Map.entry("didnt", List.of("did", "not")),
            Map.entry("cant", List.of("can", "not")), Map.entry("wont", List.of("will", "not")), Map.entry("isnt", List.of("is", "not")),
            Map.entry("hasnt", List.of("has", "not")), Map.entry("havent", List.of("have", "not")), Map.entry("wasnt", List.of("was", "not")),
            Map.entry("couldnt", List.of("could", "not")), Map.entry("im", List.of("i", "am")), Map.entry("ive", List.of("i", "have")));

    private Words() {}

    /// A word without contractions: `what's` is `what is`.
    static List<String> writtenOut(String word) {
        var whole = WHOLE.get(word);
        if (whole != null) return whole;
        int mark = word.indexOf('\'');
        return mark < 0 ? List.of(word) : contracted(word, mark);
    }

    private static List<String> contracted(String word, int mark) {
        if (word.endsWith("n't")) return List.of(word.substring(0, word.length() - 3), "not");
        String stem = word.substring(0, mark), ending = word.substring(mark);
        if (ENDINGS.containsKey(ending)) return List.of(stem, ENDINGS.get(ending));
        if (ending.equals("'s") && BEFORE_IS.contains(stem)) return List.of(stem, "is");
        return List.of(word.replace("'", ""));
    }

    /// What a word and its plural have in common.
    public static String stem(String word) {
        if (word.length() < 4 || !word.endsWith("s") || word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) return word;
        if (word.endsWith("ies") && word.length() > 4) return word.substring(0, word.length() - 3) + "y";
        boolean es = word.endsWith("shes") || word.endsWith("ches") || word.endsWith("xes") || word.endsWith("sses");
        return word.substring(0, word.length() - (es ? 2 : 1));
    }

    /// The words of a text, without their places.
    public static List<String> of(String text, Language language) {
        var words = new ArrayList<String>();
        for (var token : Tokenizer.tokens(text, language)) words.add(token.word());
        return words;
    }
}
