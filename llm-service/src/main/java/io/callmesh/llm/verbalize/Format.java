package io.callmesh.llm.verbalize;

import java.util.Arrays;
import java.util.Locale;

/// A way to read a value. What cannot be read is an `IllegalArgumentException` that says what was expected and never
/// repeats the value.
enum Format {
    /// `4271` is `4 2 7 1`.
    DIGITS {
        @Override
        String read(String value, String language) {
            return String.join(" ", value.codePoints().filter(Character::isLetterOrDigit).mapToObj(Character::toString).toList());
        }
    },
    /// `12.50 USD` is `$12.50`, in Chinese `12.50美元`.
    MONEY {
        @Override
        String read(String value, String language) {
            return Money.read(value, language);
        }
    },
    /// `2026-11-24` is `Tuesday, November 24`.
    DATE {
        @Override
        String read(String value, String language) {
            return Dates.read(value, language);
        }
    },
    /// `18:35` is `6:35 pm`, in Chinese `晚上6点35分`.
    TIME {
        @Override
        String read(String value, String language) {
            return Hours.read(value, language);
        }
    },
    /// `jane@example.com` is `jane at example dot com`, in Chinese `jane 艾特 example 点 com`.
    EMAIL {
        @Override
        String read(String value, String language) {
            return Contact.email(value, language);
        }
    },
    /// `+442079460958` is `plus 4 4 2 0 …`, in Chinese `加 4 4 2 0 …`.
    PHONE {
        @Override
        String read(String value, String language) {
            return Contact.phone(value, language);
        }
    },
    /// `["a","b"]` or `a, b` is `a and b`.
    LIST {
        @Override
        String read(String value, String language) {
            return Lists.read(value, language);
        }
    },
    /// The caller has looked the word up.
    WORD {
        @Override
        String read(String value, String language) {
            return value;
        }
    };

    abstract String read(String value, String language);

    static Format of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("has an unknown format, known are digits, money, date, time, email, phone, list, word"));
    }
}
