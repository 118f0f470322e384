package io.callmesh.llm.value;

import io.callmesh.llm.language.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Postal addresses, English and Chinese: `12 baker street flat 4`, `中山路五号`; where one was asked for, with all that follows.
public final class Addresses {

    private static final Set<String> STREETS = Set.of("street", "st", "road", "rd", "avenue", "ave", "lane", "ln", "drive", "dr", "square", "boulevard", "blvd", "court", "place", "terrace", "way", "close", "crescent", "highway");
    private static final Set<String> UNITS = Set.of("apartment", "apt", "flat", "unit", "suite", "floor", "room");
    private static final Set<String> CHINESE_STREETS = Set.of("路", "街", "道", "巷", "弄"), CHINESE_PLACES = Set.of("省", "市", "区", "县", "镇", "路", "街", "道", "巷", "弄", "号", "楼", "栋", "室", "单", "元");
    private static final int WORDS = 4, CHINESE = 30;

    private final Said said;

    private Addresses(List<Token> tokens) {
        said = new Said(tokens);
    }

    /// An address that begins at a token; its value is to be taken from the text as it was said.
    ///
    /// @param asked whether an address was asked for
    public static Optional<Reading> at(List<Token> tokens, int at, boolean asked) {
        var addresses = new Addresses(tokens);
        return addresses.english(at).or(() -> asked ? addresses.chinese(at) : Optional.empty()).map(end -> new Reading("", asked ? addresses.rest(end) : end));
    }

    private Optional<Integer> english(int at) {
        var number = said.number(at);
        if (number.isEmpty() || at > 0 && said.tokens().get(at - 1).number()) return Optional.empty();
        int from = number.get().end();
        for (int word = from + 1; word <= from + WORDS; word++) {
            if (STREETS.contains(said.word(word))) return Optional.of(unit(word + 1));
        }
        return Optional.empty();
    }

    private int unit(int at) {
        if (!UNITS.contains(said.word(at))) return at;
        return said.number(at + 1).map(Said.Number::end).orElse(at + 1);
    }

    /// From the first place to the last word that names one.
    private Optional<Integer> chinese(int at) {
        if (at > 0 && !said.is(at - 1, "是", "在", "到", "住", "址") || said.is(at, "是", "在", "到", "住")) return Optional.empty();
        int end = -1, streets = 0;
        for (int word = at; word < Math.min(said.tokens().size(), at + CHINESE); word++) {
            if (at == 0 && said.is(word, "是", "在", "住")) return Optional.empty();
            if (CHINESE_STREETS.contains(said.word(word))) streets++;
            if (word > at + 1 && CHINESE_PLACES.contains(said.word(word))) end = word + 1;
        }
        return end < 0 || streets == 0 ? Optional.empty() : Optional.of(end);
    }

    /// To the end of what was said, but for a please.
    private int rest(int at) {
        int end = said.tokens().size();
        while (end > at && said.is(end - 1, "please", "thanks", "you", "thank", "谢")) end--;
        return end;
    }
}
