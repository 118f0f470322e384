package io.callmesh.llm.grounding;

import io.callmesh.llm.grounding.Claim.Kind;
import io.callmesh.llm.language.Cardinal;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Tokenizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds the claims of one sentence: numbers, amounts, percentages, codes, days and months, addresses, and English names.
/// `one` and `一` alone claim nothing: people say them without counting.
final class Claims {

    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+|https?://\\S+|\\b(?:www\\.)?[a-z\\d-]+\\.(?:com|org|net|io|cn|example)\\b[^\\s。，]*");
    private static final Pattern NUMERAL = Pattern.compile("\\d+(?:[.,:]\\d+)*");
    private static final Pattern CODE = Pattern.compile("\\b(?=[A-Za-z-]*\\d)(?=[\\d-]*[A-Z])[A-Z\\d][A-Z\\d-]{2,}\\b");
    private static final Pattern DAY = Pattern.compile("(?i)\\b((?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|august|september|october|november"
            + "|december|today|tomorrow|yesterday|tonight)s?\\b|\\b(?:March|May)\\b|(?:星期|周|礼拜)[一二三四五六日天末]|[今明后昨]天");
    private static final Pattern NAME = Pattern.compile("(?<![.!?…\"“] )(?<!^)\\b\\p{Lu}\\p{Ll}{2,}\\b");
    private static final String MONEY = "[$€£¥￥]|\\b(?:usd|eur|gbp|cny|rmb|dollars?|euros?|pounds?|yuan|cents?)\\b|美元|欧元|英镑|人民币|元|块";
    private static final Pattern BEFORE_MONEY = Pattern.compile("(?i)(?:[$€£¥￥]|\\b(?:usd|eur|gbp|cny|rmb))\\s?$"), AFTER_MONEY = Pattern.compile("(?i)^\\s?(?:" + MONEY + ")");
    private static final Pattern BEFORE_PERCENT = Pattern.compile("百分之$"), AFTER_PERCENT = Pattern.compile("(?i)^\\s?(?:%|％|percent|per cent)");
    private static final Pattern COUNTED = Pattern.compile("^[天日月年号点元块小分周张件折度楼米公里岁美欧英人秒倍成]");
    /// Nearer than this an amount says what it is.
    private static final int NEAR = 12;

    private final String sentence;
    private final Language language;
    private final Set<Claim> claims = new LinkedHashSet<>();

    private Claims(String sentence, Language language) {
        this.sentence = sentence.strip();
        this.language = language;
    }

    static Set<Claim> of(String sentence, Language language) {
        var found = new Claims(sentence, language);
        found.find(ADDRESS, Kind.ADDRESS);
        found.find(CODE, Kind.NUMBER);
        found.find(DAY, Kind.DAY);
        if (language == Language.ENGLISH) found.find(NAME, Kind.NAME);
        NUMERAL.matcher(found.sentence).results().forEach(found::numeral);
        found.numberWords();
        return found.claims;
    }

    private void find(Pattern pattern, Kind kind) {
        pattern.matcher(sentence).results().map(MatchResult::group).forEach(text -> claims.add(new Claim(kind, spelled(text, kind))));
    }

    private static String spelled(String text, Kind kind) {
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (kind) {
            case DAY -> lower.replaceAll("(?<=day)s$", "").replaceAll("^(?:礼拜|周)", "星期").replace('天', '日');
            case NUMBER -> lower.replace("-", "");
            case ADDRESS, NAME, AMOUNT, PERCENT -> lower;
        };
    }

    private void numeral(MatchResult numeral) {
        String value = numeral.group().replaceAll(",(?=\\d{3}(?!\\d))", "").replaceAll("\\.0+$", "").replaceAll("(\\.\\d*?)0+$", "$1");
        claims.add(new Claim(kind(numeral.start(), numeral.end()), value));
    }

    /// By what stands next to it.
    private Kind kind(int from, int to) {
        String before = sentence.substring(Math.max(0, from - NEAR), from), after = sentence.substring(to, Math.min(sentence.length(), to + NEAR));
        if (BEFORE_PERCENT.matcher(before).find() || AFTER_PERCENT.matcher(after).find()) return Kind.PERCENT;
        return BEFORE_MONEY.matcher(before).find() || AFTER_MONEY.matcher(after).find() ? Kind.AMOUNT : Kind.NUMBER;
    }

    /// The digit in `周一` counts nothing.
    private void numberWords() {
        var tokens = Tokenizer.tokens(DAY.matcher(sentence).replaceAll(day -> " ".repeat(day.group().length())), language);
        for (int at = 0; at < tokens.size();) at = numberWord(tokens, at);
    }

    private int numberWord(List<Token> tokens, int at) {
        var number = spelledOut(tokens.get(at)) ? Cardinal.at(tokens, at) : Optional.<Cardinal>empty();
        if (number.isEmpty()) return at + 1;
        int from = place(tokens.get(at).from()), to = place(tokens.get(number.get().end() - 1).to());
        if (claims(number.get(), to)) claims.add(new Claim(kind(from, to), Long.toString(number.get().value())));
        return number.get().end();
    }

    private boolean spelledOut(Token token) {
        boolean ten = language == Language.CHINESE && token.word().equals("十");
        return ten || token.number() && !Character.isDigit(sentence.codePointAt(place(token.from())));
    }

    private int place(int codePoint) {
        return sentence.offsetByCodePoints(0, codePoint);
    }

    private boolean claims(Cardinal number, int to) {
        if (language == Language.ENGLISH) return number.value() != 1;
        return number.value() > 10 || COUNTED.matcher(sentence.substring(to)).find();
    }
}
