package io.callmesh.llm.task;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Sentences;
import java.util.regex.Pattern;

/// What was spoken, as it would be written, by rule: hesitations and words said twice are left out, numbers become digits,
/// sentences begin with capitals and end with a mark. Nothing is reworded.
final class Polished {

    private static final Pattern HESITATION = Pattern.compile("(?i)(?:(?<=^|[\\s,])(?:u+m+|u+h+|e+r+m*|h+m+|m{2,}|you know|i mean)(?=$|[\\s,.?!]),?\\s*)");
    private static final Pattern TWICE = Pattern.compile("(?i)\\b(\\w+(?:'\\w+)?(?:\\s+\\w+(?:'\\w+)?){0,3}),?\\s+(?:\\1\\b,?\\s*)+(?=\\S|$)");
    private static final Pattern MEANT_TWICE = Pattern.compile("(?i)(?:very|really|so|bye|no|ha|that|had|far|many|much|\\d+|one|two|three|four|five|six|seven|eight|nine|zero|oh)");
    private static final Pattern I = Pattern.compile("\\bi(?=$|[\\s,.?!']|'\\w)");
    private static final Pattern ASKING = Pattern.compile("(?i)^(?:what|where|when|who|whom|whose|which|why|how|can|could|would|will|do|does|did|is|are|am|was|were|have|has|may|shall|should)\\b.*");
    private static final Pattern CHINESE_HESITATION = Pattern.compile("(?:嗯+|呃+|额+|唔+)[，、\\s]*|(?:那个|就是说|就是)[，、\\s]+(?:那个|就是说|就是)?[，、\\s]*|(?:那个){2,}|(?:就是说?){2,}");
    private static final Pattern CHINESE_TWICE = Pattern.compile("(我们|你们|他们|我想|我要|可以|我|你|您|他|她|它|这个|那个|这|那|就|请|要)[，、\\s]*\\1+(?!就)");
    private static final Pattern CHINESE_ASKING = Pattern.compile(".*(?:[吗呢么]|什么|怎么|哪里|哪儿|多少|几[点天个号月]?|为什么|是不是|能不能|可不可以|有没有)[^，。！]{0,6}$");

    private Polished() {}

    static String of(String spoken, Language language) {
        var plain = spoken.strip().replaceAll("\\s+", " ");
        return switch (language) {
            case ENGLISH -> english(plain);
            case CHINESE -> chinese(plain);
        };
    }

    private static String english(String spoken) {
        String once = TWICE.matcher(HESITATION.matcher(spoken).replaceAll("")).replaceAll(found -> {
            boolean meant = MEANT_TWICE.matcher(found.group(1)).matches();
            return java.util.regex.Matcher.quoteReplacement(meant ? found.group() : found.group(1) + " ");
        });
        String written = I.matcher(Numbers.inDigits(once.strip(), Language.ENGLISH)).replaceAll("I").replaceAll("\\s+([,.?!])", "$1").replaceAll("^[,.\\s]+", "").replaceAll(",+(?=[,.?!])", "");
        var polished = new StringBuilder();
        for (var sentence : Sentences.of(written)) polished.append(capital(sentence));
        return ended(polished.toString().strip(), ASKING.matcher(lastSentence(polished.toString())).matches() ? "?" : ".");
    }

    private static String chinese(String spoken) {
        String once = CHINESE_TWICE.matcher(CHINESE_HESITATION.matcher(spoken).replaceAll("")).replaceAll("$1");
        String written = Numbers.inDigits(once, Language.CHINESE).replaceAll("(?<=\\p{IsHan})\\s+(?=\\p{IsHan})", "，").replaceAll("^[，、\\s]+", "").strip();
        return ended(written, CHINESE_ASKING.matcher(lastSentence(written)).matches() ? "？" : "。");
    }

    private static String lastSentence(String text) {
        var sentences = Sentences.of(text.strip());
        return sentences.isEmpty() ? "" : sentences.getLast();
    }

    private static String capital(String sentence) {
        return sentence.isEmpty() ? sentence : sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
    }

    private static String ended(String text, String mark) {
        if (text.isEmpty() || ".!?。！？…".indexOf(text.charAt(text.length() - 1)) >= 0) return text;
        return text.replaceAll("[,，、;；]$", "") + mark;
    }
}
