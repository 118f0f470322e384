package io.callmesh.runtime.privacy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.callmesh.runtime.privacy.Digits.Run;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds telephone numbers: what is valid by the numbering plans of libphonenumber, abroad with a plus, at home in China, the United States
/// and the United Kingdom. Ten bare digits count only where their shape or the words around them tell; so does a local number.
final class Phones {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final List<Home> HOMES = List.of(new Home("CN", "1[3-9]\\d{9}|0\\d{9,11}|[48]00\\d{7}", 12, 11, 10), new Home("US", "1?[2-9]\\d{2}[2-9]\\d{6}", 11, 10), new Home("GB", "0[1-9]\\d{8,9}", 11, 10));
    private static final Pattern GROUPED = Pattern.compile(".*[\\s\\-.()].*", Pattern.DOTALL);
    private static final int LONGEST = 15, SHORTEST_ABROAD = 8, SHORTEST_LOCAL = 7, LONGEST_LOCAL = 8, OTHER_WORDS = 16;

    private Phones() {}

    private record Home(String region, Pattern shape, List<Integer> lengths) {

        Home(String region, String shape, Integer... lengths) {
            this(region, Pattern.compile(shape), List.of(lengths));
        }
    }

    static Optional<Found> in(String text, Run run, int from) {
        var context = Context.before(text, run.digits().get(from).from());
        if (context == Context.REFERENCE || context == Context.CARD || context == Context.IDENTITY) return Optional.empty();
        if (run.plus() && from == 0) return abroad(run);
        for (var home : HOMES) {
            for (int length : home.lengths()) {
                if (from + length > run.size() || !run.endsAt(from + length)) continue;
                String digits = run.value(from, from + length);
                var found = run.found(Kind.PHONE, from, from + length, digits);
                if (home.shape().matcher(digits).matches() && told(home, text, found, context) && valid(digits, home.region())) return Optional.of(found);
            }
        }
        return local(run, from, context);
    }

    private static Optional<Found> abroad(Run run) {
        for (int length = Math.min(LONGEST, run.size()); length >= SHORTEST_ABROAD; length--) {
            String digits = "+" + run.value(0, length);
            if (run.endsAt(length) && valid(digits, "ZZ")) return Optional.of(run.found(Kind.PHONE, 0, length, digits));
        }
        return Optional.empty();
    }

    /// A Chinese mobile number looks like nothing else.
    private static boolean told(Home home, String text, Found found, Context context) {
        boolean mobile = home.region().equals("CN") && found.value().startsWith("1");
        boolean alone = text.strip().length() - found.length() <= OTHER_WORDS;
        return mobile || context == Context.PHONE || alone || GROUPED.matcher(text.substring(found.from(), found.to())).matches();
    }

    private static Optional<Found> local(Run run, int from, Context context) {
        int left = run.size() - from;
        boolean local = context == Context.PHONE && from == 0 && left >= SHORTEST_LOCAL && left <= LONGEST_LOCAL;
        return local ? Optional.of(run.found(Kind.PHONE, from, run.size(), run.value(from, run.size()))) : Optional.empty();
    }

    private static boolean valid(String digits, String region) {
        try {
            return PLANS.isValidNumber(PLANS.parse(digits, region));
        } catch (NumberParseException none) {
            return false;
        }
    }
}
