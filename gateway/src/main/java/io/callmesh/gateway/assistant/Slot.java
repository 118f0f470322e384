package io.callmesh.gateway.assistant;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something a caller tells.
///
/// @param min     of digits: how many at least
/// @param max     of digits: how many at most
/// @param keyed   of text and names: whether it may be spelled on the letters of the keys
/// @param choices of a choice: in the order of the pack, which is the order of the keys that pick them
/// @param hours   of a time: when it may be; empty: at any time
/// @param currency of money: the only one; empty: whichever was said
/// @param declared as what the pack declares its values sensitive
public record Slot(String name, Kind kind, int min, int max, boolean keyed, List<Choice> choices, Optional<Hours> hours, String currency, Optional<io.callmesh.runtime.privacy.Kind> declared) {

    private static final int LONGEST_NUMBER = 9, LONGEST_NAME = 32, DATE_KEYS = 8, TIME_KEYS = 4, PHONE_KEYS = 15;
    private static final String YUAN = " CNY";

    public Slot {
        choices = List.copyOf(choices);
    }

    public Slot(String name, Kind kind, int min, int max, List<Choice> choices) {
        this(name, kind, min, max, false, choices, Optional.empty(), "");
    }

    public Slot(String name, Kind kind, int min, int max, boolean keyed, List<Choice> choices, Optional<Hours> hours, String currency) {
        this(name, kind, min, max, keyed, choices, hours, currency, Optional.empty());
    }

    /// As what its values are sensitive: by the pack, or by what they are made of. Only tokens of them leave a call.
    public Optional<io.callmesh.runtime.privacy.Kind> sensitive() {
        return declared.or(() -> switch (kind) {
            case NAME -> Optional.of(io.callmesh.runtime.privacy.Kind.NAME);
            case EMAIL -> Optional.of(io.callmesh.runtime.privacy.Kind.EMAIL);
            case PHONE -> Optional.of(io.callmesh.runtime.privacy.Kind.PHONE);
            case ADDRESS -> Optional.of(io.callmesh.runtime.privacy.Kind.ADDRESS);
            case DIGITS, CHOICE, NUMBER, TEXT, PHRASE, MONEY, DATE, TIME -> Optional.empty();
        });
    }

    /// The part of the day in which a business takes times, both ends included.
    public record Hours(LocalTime from, LocalTime to) {

        boolean hold(LocalTime time) {
            return !time.isBefore(from) && !time.isAfter(to);
        }
    }

    /// @param value  as the pack spells it
    /// @param spoken other ways to say it, by language
    public record Choice(String value, Map<String, List<String>> spoken) {}

    /// What a value is made of; how it is normalised is told in `pack.proto`.
    public enum Kind {
        DIGITS,
        CHOICE,
        NUMBER,
        /// All that is said.
        TEXT,
        /// A few words within what is said, as the pack's examples show them.
        PHRASE,
        MONEY,
        DATE,
        TIME,
        NAME,
        EMAIL,
        PHONE,
        ADDRESS;

        /// Whether any words may be a value.
        public boolean anyWords() {
            return this == TEXT || this == PHRASE || this == NAME || this == ADDRESS;
        }
    }

    /// How many keys can be one value; 0 where a single key is a choice, or nothing is keyed.
    public int mostKeys() {
        return switch (kind) {
            case DIGITS -> max;
            case NUMBER, MONEY -> LONGEST_NUMBER;
            case TEXT, NAME -> keyed ? LONGEST_NAME : 0;
            case DATE -> DATE_KEYS;
            case TIME -> TIME_KEYS;
            case PHONE -> PHONE_KEYS;
            case CHOICE, PHRASE, EMAIL, ADDRESS -> 0;
        };
    }

    /// Whether digits keyed so far can be no longer.
    public boolean full(String digits) {
        return switch (kind) {
            case DIGITS -> digits.length() >= max;
            case DATE, TIME -> digits.length() >= mostKeys();
            case NUMBER, MONEY, PHONE, CHOICE, TEXT, PHRASE, NAME, EMAIL, ADDRESS -> false;
        };
    }

    /// The value that keys stand for: a day is keyed as year, month and day, a time as hours and minutes, an amount without cents.
    public String ofKeys(String keys) {
        return switch (kind) {
            case DATE -> keys.replaceFirst("^(\\d{4})(\\d{2})(\\d{2})$", "$1-$2-$3");
            case TIME -> keys.replaceFirst("^(\\d{2})(\\d{2})$", "$1:$2");
            case MONEY -> ofCurrency(keys + ".00");
            case DIGITS, NUMBER, PHONE, CHOICE, TEXT, PHRASE, NAME, EMAIL, ADDRESS -> keys;
        };
    }

    public boolean fits(String value) {
        return switch (kind) {
            case DIGITS -> value.length() >= min && value.length() <= max && value.chars().allMatch(Slot::digit);
            case NUMBER -> !value.isEmpty() && value.length() <= LONGEST_NUMBER && value.chars().allMatch(Slot::digit);
            case CHOICE -> choices.stream().anyMatch(choice -> choice.value().equals(value));
            case MONEY -> value.matches("\\d{1,9}\\.\\d{2}(?: [A-Z]{3})?") && (currency.isEmpty() || value.endsWith(currency));
            case DATE -> day(value);
            case TIME -> value.matches("(?:[01]\\d|2[0-3]):[0-5]\\d");
            case EMAIL -> value.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
            case PHONE -> value.matches("\\+?\\d{5,15}");
            case TEXT, PHRASE, NAME, ADDRESS -> !value.isBlank();
        };
    }

    /// The value as this slot keeps it: an amount without a currency is one of its own, and so is one in yuan, for 块 and 元 are said of any money.
    public String kept(String value) {
        return kind == Kind.MONEY ? ofCurrency(value) : value;
    }

    private String ofCurrency(String amount) {
        boolean plain = !amount.contains(" ") || amount.endsWith(YUAN);
        return currency.isEmpty() || !plain ? amount : amount.replaceFirst(" .*", "") + " " + currency;
    }

    /// Whether a value that fits is one that the business takes: a time within its hours.
    public boolean takes(String value) {
        return kind != Kind.TIME || hours.isEmpty() || hours.get().hold(LocalTime.parse(value));
    }

    private static boolean day(String value) {
        try {
            return value.equals(LocalDate.parse(value).toString());
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }
}
