package io.callmesh.translation.engine.phrases;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/// An amount of money as one language writes it, put as another does: `$45`, `45美元`, `45 dólares`. The amount itself stays.
final class Money {

    /// Codes of ISO 4217, and how each language names them.
    private static final Map<String, Map<String, String>> NAMES = Map.of(
            "en", Map.of("USD", "$", "EUR", "€", "GBP", "£", "CNY", "¥"),
            "zh", Map.of("USD", "美元", "EUR", "欧元", "GBP", "英镑", "CNY", "元"),
            "es", Map.of("USD", "dólares", "EUR", "euros", "GBP", "libras", "CNY", "yuanes"));

    /// Written out, where a sign is usual.
    private static final Map<String, String> WORDS = Map.of("dollars", "USD", "dollar", "USD", "euros", "EUR", "pounds", "GBP", "yuan", "CNY");

    private static final String NUMBER = "\\d+(?:[.,]\\d+)*";

    private Money() {}

    static Optional<String> read(List<String> tokens, String source, String target) {
        if (tokens.size() < 2) return Optional.empty();
        boolean before = tokens.getLast().matches(NUMBER);
        var amount = before ? tokens.getLast() : tokens.getFirst();
        var name = String.join("", before ? tokens.subList(0, tokens.size() - 1) : tokens.subList(1, tokens.size()));
        return amount.matches(NUMBER) ? code(name, source).map(code -> said(amount, code, target)) : Optional.empty();
    }

    private static Optional<String> code(String name, String language) {
        return NAMES.getOrDefault(language, Map.of()).entrySet().stream()
                .filter(known -> plain(known.getValue()).equals(name) || known.getKey().equalsIgnoreCase(name))
                .map(Entry::getKey).findFirst().or(() -> Optional.ofNullable(WORDS.get(name))).or(() -> iso(name));
    }

    /// As tokens are: without accents.
    private static String plain(String name) {
        return name.replace('ó', 'o');
    }

    private static Optional<String> iso(String letters) {
        var code = letters.toUpperCase(Locale.ROOT);
        return Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).filter(code::equals).findFirst();
    }

    private static String said(String amount, String code, String language) {
        var name = NAMES.getOrDefault(language, Map.of()).get(code);
        if (name == null) return amount + " " + code;
        return switch (language) {
            case "en" -> name + amount;
            case "zh" -> amount + name;
            default -> amount + " " + name;
        };
    }
}
