package io.callmesh.llm.value;

import io.callmesh.llm.language.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Amounts of money: `$12.50`, `twelve dollars and fifty cents`, `十二块五` are `12.50 USD` and `12.50 CNY`.
public final class Amounts {

    /// How much, and the token after it.
    private record Decimal(BigDecimal value, int end) {}

    private static final Map<String, String> SIGNS = Map.of("$", "USD", "€", "EUR", "£", "GBP", "¥", "CNY", "￥", "CNY");
    private static final Map<String, String> UNITS = Map.ofEntries(Map.entry("dollar", "USD"), Map.entry("dollars", "USD"), Map.entry("buck", "USD"), Map.entry("bucks", "USD"), Map.entry("usd", "USD"),
            Map.entry("euro", "EUR"), Map.entry("euros", "EUR"), Map.entry("eur", "EUR"), Map.entry("pound", "GBP"), Map.entry("pounds", "GBP"), Map.entry("quid", "GBP"), Map.entry("gbp", "GBP"),
            Map.entry("yuan", "CNY"), Map.entry("rmb", "CNY"), Map.entry("cny", "CNY"), Map.entry("元", "CNY"), Map.entry("块", "CNY"), Map.entry("圆", "CNY"));
    private static final Map<String, String> LONG_UNITS = Map.of("美元", "USD", "美金", "USD", "欧元", "EUR", "英镑", "GBP", "人民币", "CNY");
    private static final List<String> SMALL = List.of("cent", "cents", "penny", "pence");
    private static final int CENTS = 2, GROUP = 3;

    private final Said said;

    private Amounts(List<Token> tokens) {
        said = new Said(tokens);
    }

    /// An amount that begins at a token.
    ///
    /// @param bare whether one without a currency counts: where an amount was asked for
    public static Optional<Reading> at(List<Token> tokens, int at, boolean bare) {
        return new Amounts(tokens).read(at, bare);
    }

    private Optional<Reading> read(int at, boolean bare) {
        var decimal = decimal(at);
        if (decimal.isEmpty()) return Optional.empty();
        var value = decimal.get().value();
        int end = decimal.get().end();
        String currency = SIGNS.getOrDefault(said.before(at), SIGNS.getOrDefault(said.after(end - 1), ""));
        if (SMALL.contains(said.word(end))) return Optional.of(reading(value.movePointLeft(CENTS), said.is(end, "cent", "cents") ? "USD" : "GBP", end + 1));
        int unit = currency.isEmpty() ? unit(end) : 0;
        if (unit > 0) {
            currency = unit == 1 ? UNITS.getOrDefault(said.word(end), "") : LONG_UNITS.getOrDefault(joined(end, unit), "");
            end += unit;
            var rest = rest(end, currency);
            if (rest.isPresent()) return Optional.of(reading(value.add(rest.get().value()), currency, rest.get().end()));
            if (said.is(end - 1, "块") && said.is(end, "钱")) end++;
        }
        return currency.isEmpty() && !bare ? Optional.empty() : Optional.of(reading(value, currency, end));
    }

    private static Reading reading(BigDecimal value, String currency, int end) {
        return new Reading((value.setScale(CENTS, RoundingMode.HALF_UP).toPlainString() + " " + currency).strip(), end);
    }

    /// How many tokens name a currency.
    private int unit(int at) {
        for (var unit : LONG_UNITS.keySet()) if (joined(at, unit.length()).equals(unit)) return unit.length();
        return UNITS.containsKey(said.word(at)) ? 1 : 0;
    }

    private String joined(int at, int words) {
        var joined = new StringBuilder();
        for (int i = 0; i < words; i++) joined.append(said.word(at + i));
        return joined.toString();
    }

    /// `and fifty cents`, `fifty` after `twelve dollars`; `五` and `五毛` after `十二块`.
    private Optional<Decimal> rest(int at, String currency) {
        boolean and = said.is(at, "and");
        var number = said.number(and ? at + 1 : at);
        if (number.isEmpty() || number.get().value() >= 100) return Optional.empty();
        int end = number.get().end(), value = number.get().value();
        if (SMALL.contains(said.word(end))) return Optional.of(new Decimal(BigDecimal.valueOf(value, CENTS), end + 1));
        if (currency.equals("CNY") && !and && value < 10 && !said.is(end, "分")) return Optional.of(new Decimal(BigDecimal.valueOf(value, 1), said.is(end, "毛", "角") ? end + 1 : end));
        return Optional.empty();
    }

    private Optional<Decimal> decimal(int at) {
        var whole = said.number(at);
        if (whole.isEmpty()) return Optional.empty();
        var digits = new StringBuilder(whole.get().digits());
        int end = whole.get().end();
        for (var group = group(end); group.isPresent(); group = group(end)) {
            digits.append(group.get().digits());
            end = group.get().end();
        }
        boolean point = said.joined(end, ".") || said.is(end, "point", "点");
        var fraction = point ? fraction(said.joined(end, ".") ? end : end + 1) : Optional.<Said.Number>empty();
        var value = new BigDecimal(fraction.map(part -> digits + "." + part.digits()).orElse(digits.toString()));
        return Optional.of(new Decimal(value, fraction.map(Said.Number::end).orElse(end)));
    }

    private Optional<Said.Number> group(int at) {
        return said.joined(at, ",") ? said.written(at).filter(group -> group.digits().length() == GROUP) : Optional.empty();
    }

    /// Digits after a point, written together or said one by one.
    private Optional<Said.Number> fraction(int at) {
        var digits = new StringBuilder();
        int end = at;
        for (var next = said.written(end); next.isPresent() && digits.length() < GROUP; next = said.written(end)) {
            digits.append(next.get().digits());
            end = next.get().end();
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(new Said.Number(digits.toString(), end));
    }
}
