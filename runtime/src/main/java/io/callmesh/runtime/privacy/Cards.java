package io.callmesh.runtime.privacy;

import io.callmesh.runtime.privacy.Digits.Run;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds numbers of payment cards: a known issuer's first digits and length (ISO/IEC 7812-1, the issuers' own tables) and the check digit
/// of Luhn (US patent 2,950,048). Where a card is spoken of, a number of its length counts even when the check digit is wrong.
final class Cards {

    private static final int SHORTEST = 13, LONGEST = 19;
    private static final List<Issuer> ISSUERS = List.of(
            new Issuer("4", 16, 13, 19), new Issuer("5[1-5]|2(?:2[2-9]|[3-6]|7[01]|720)", 16), new Issuer("3[47]", 15), new Issuer("6011|65|64[4-9]", 16, 19),
            new Issuer("62|81", 16, 17, 18, 19), new Issuer("35(?:2[89]|[3-8])", 16, 19), new Issuer("3(?:0[0-5]|6|8|9)", 14, 16, 19), new Issuer("220[0-4]", 16),
            new Issuer("50|5[6-9]|6(?:304|759|76[123])", 13, 14, 15, 16, 17, 18, 19));

    private Cards() {}

    private record Issuer(Pattern first, List<Integer> lengths) {

        Issuer(String first, Integer... lengths) {
            this(Pattern.compile("(?:" + first + ").*"), List.of(lengths));
        }
    }

    static Optional<Found> in(String text, Run run, int from) {
        var context = Context.before(text, run.digits().get(from).from());
        if (context == Context.REFERENCE) return Optional.empty();
        for (var issuer : ISSUERS) {
            for (int length : issuer.lengths()) {
                if (from + length > run.size() || !run.endsAt(from + length)) continue;
                String digits = run.value(from, from + length);
                if (issuer.first().matcher(digits).matches() && luhn(digits)) return Optional.of(run.found(Kind.CARD, from, from + length, digits));
            }
        }
        int left = run.size() - from;
        boolean misheard = context == Context.CARD && from == 0 && left >= SHORTEST && left <= LONGEST;
        return misheard ? Optional.of(run.found(Kind.CARD, from, run.size(), run.value(from, run.size()))) : Optional.empty();
    }

    static boolean luhn(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = digits.charAt(digits.length() - 1 - place) - '0';
            int twice = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += place % 2 == 0 ? digit : twice;
        }
        return sum % 10 == 0;
    }
}
