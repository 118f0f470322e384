package io.callmesh.tts.text;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/// Amounts of money in English.
final class EnglishMoney {

    private record Currency(String one, String many, String cent, String cents) {

        Currency(String one, String many) {
            this(one, many, "cent", "cents");
        }
    }

    private static final Currency DOLLAR = new Currency("dollar", "dollars"), EURO = new Currency("euro", "euros"),
            POUND = new Currency("pound", "pounds", "penny", "pence"), YUAN = new Currency("yuan", "yuan", "fen", "fen"),
            PESO = new Currency("peso", "pesos", "centavo", "centavos");

    private static final Map<String, Currency> CURRENCIES = Map.ofEntries(
            Map.entry("$", DOLLAR), Map.entry("USD", DOLLAR), Map.entry("dollars", DOLLAR),
            Map.entry("€", EURO), Map.entry("EUR", EURO), Map.entry("euros", EURO),
            Map.entry("£", POUND), Map.entry("GBP", POUND), Map.entry("pounds", POUND),
            Map.entry("¥", YUAN), Map.entry("￥", YUAN), Map.entry("CNY", YUAN), Map.entry("RMB", YUAN), Map.entry("yuan", YUAN),
            Map.entry("MXN", PESO));

    private EnglishMoney() {}

    /// @param scale `thousand` or the like, or empty
    static String words(Numerals numerals, String sign, String number, String scale) {
        var currency = Objects.requireNonNull(CURRENCIES.get(sign), sign);
        var amount = new BigDecimal(number.replace(",", ""));
        if (!scale.isEmpty() || amount.scale() > 2 || amount.precision() > Numerals.COUNTABLE_DIGITS) {
            var counted = numerals.decimal(amount.toPlainString(), " point ", digit -> numerals.cardinal(digit - '0'), " ");
            return counted + (scale.isEmpty() ? " " : " " + scale + " ") + currency.many;
        }
        long whole = amount.longValue(), cents = amount.movePointRight(2).longValue() % 100;
        var units = numerals.cardinal(whole) + " " + (whole == 1 ? currency.one : currency.many);
        var rest = numerals.cardinal(cents) + " " + (cents == 1 ? currency.cent : currency.cents);
        return cents == 0 ? units : whole == 0 ? rest : units + " and " + rest;
    }
}
