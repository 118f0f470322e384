package io.callmesh.llm.verbalize;

import io.callmesh.llm.language.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Amounts of money as a language writes them, ready to be read aloud by a voice that knows `$12.50` and `12.50元`.
final class Money {

    private static final Pattern AMOUNT = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*([A-Za-z]{3})");
    private static final Map<String, String> SIGNS = Map.of("USD", "$", "EUR", "€", "GBP", "£", "CNY", "¥", "JPY", "¥");
    private static final Map<String, String> CHINESE =
            Map.of("USD", "美元", "EUR", "欧元", "GBP", "英镑", "CNY", "元", "JPY", "日元", "HKD", "港元", "MXN", "墨西哥比索");
    private static final Map<String, String> SPANISH =
            Map.of("USD", "dólares", "EUR", "euros", "GBP", "libras", "CNY", "yuanes", "JPY", "yenes", "MXN", "pesos");

    private Money() {}

    static String read(String value, String language) {
        var matcher = AMOUNT.matcher(value.strip());
        if (!matcher.matches()) throw new IllegalArgumentException("money must be an amount and a currency, such as 12.50 USD");
        String amount = amount(matcher.group(1)), currency = matcher.group(2).toUpperCase(Locale.ROOT);
        return switch (Language.primary(language)) {
            case "zh" -> amount + CHINESE.getOrDefault(currency, currency);
            case "es" -> amount.replace('.', ',') + " " + SPANISH.getOrDefault(currency, currency);
            default -> SIGNS.containsKey(currency) ? SIGNS.get(currency) + amount : amount + " " + currency;
        };
    }

    /// Two decimals, or none.
    private static String amount(String written) {
        var amount = new BigDecimal(written).setScale(2, RoundingMode.HALF_UP);
        return amount.stripTrailingZeros().scale() <= 0 ? amount.setScale(0).toPlainString() : amount.toPlainString();
    }
}
