package io.callmesh.runtime.privacy;

import io.callmesh.runtime.privacy.Digits.Run;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds what states know people by: a Chinese resident's number (GB 11643-1999: region, day of birth, check character of ISO 7064
/// MOD 11-2) and a US social security number (SSA: nine digits, no area 000, 666 or 9xx), which has no check digit and counts where its shape or the words
/// before it tell.
final class Identities {

    private static final int RESIDENT = 18, SOCIAL = 9;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final Pattern TEN = Pattern.compile("^[\\s\\-,，、.]*(?:[xXｘＸ](?![A-Za-z])|ex\\b|艾克斯|叉)");
    private static final Pattern SHAPE = Pattern.compile("\\d{3}-\\d{2}-\\d{4}");

    private Identities() {}

    static Optional<Found> in(String text, Run run, int from) {
        var resident = resident(text, run, from);
        return resident.isPresent() ? resident : social(text, run, from);
    }

    private static Optional<Found> resident(String text, Run run, int from) {
        int left = run.size() - from;
        if (left >= RESIDENT && run.endsAt(from + RESIDENT) && resident(run.value(from, from + RESIDENT))) {
            return Optional.of(run.found(Kind.IDENTITY, from, from + RESIDENT, run.value(from, from + RESIDENT)));
        }
        if (left != RESIDENT - 1) return Optional.empty();
        var ten = TEN.matcher(text).region(run.to(), text.length());
        String value = run.value(from, run.size()) + "X";
        if (!ten.lookingAt() || !resident(value)) return Optional.empty();
        return Optional.of(new Found(Kind.IDENTITY, run.digits().get(from).from(), ten.end(), value));
    }

    static boolean resident(String value) {
        int region = Integer.parseInt(value.substring(0, 2));
        return region >= 11 && region <= 91 && born(value.substring(6, 14)) && value.charAt(17) == check(value);
    }

    /// The last character that the seventeen digits before it ask for.
    static char check(String value) {
        int sum = 0;
        for (int place = 0; place < WEIGHTS.length; place++) sum += (value.charAt(place) - '0') * WEIGHTS[place];
        return CHECKS.charAt(sum % 11);
    }

    private static boolean born(String day) {
        try {
            int year = LocalDate.of(Integer.parseInt(day.substring(0, 4)), Integer.parseInt(day.substring(4, 6)), Integer.parseInt(day.substring(6))).getYear();
            return year >= 1900 && year <= 2100;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static Optional<Found> social(String text, Run run, int from) {
        if (run.size() - from < SOCIAL || !run.endsAt(from + SOCIAL)) return Optional.empty();
        var found = run.found(Kind.IDENTITY, from, from + SOCIAL, run.value(from, from + SOCIAL));
        boolean shaped = SHAPE.matcher(text.substring(found.from(), found.to())).matches();
        boolean told = Context.before(text, found.from()) == Context.IDENTITY;
        return (shaped || told) && issued(found.value()) ? Optional.of(found) : Optional.empty();
    }

    private static boolean issued(String digits) {
        boolean area = !digits.startsWith("000") && !digits.startsWith("666") && !digits.startsWith("9");
        return area && !digits.startsWith("00", 3) && !digits.endsWith("0000");
    }
}
