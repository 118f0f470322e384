package io.callmesh.runtime.privacy;

import io.callmesh.runtime.privacy.Digits.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds what is sensitive in what people say, in English and Chinese, written and spoken: numbers of cards, identities, accounts and
/// telephones by their checksums and plans, addresses of mail and of houses, names where one is told, and codes that are secret.
///
/// Prices, days, times and numbers of orders are none of these. What no rule can know, a customer's number for instance, a pack declares
/// in its slots; [Tokens] then knows the value. Thread-safe and without state.
public final class Detector {

    private static final int SHORTEST_SECRET = 3, LONGEST_SECRET = 8;

    private Detector() {}

    /// Loads the numbering plans, which takes the first text some tenths of a second.
    public static void warm() {
        var _ = find("call 212-736-5000, 13800138000, 020 7946 0958 or +49 30 123456");
    }

    /// In the order in which they stand; none overlaps another.
    public static List<Found> find(String text) {
        var all = new ArrayList<Found>();
        all.addAll(Accounts.in(text));
        for (var run : Digits.runs(text)) numbers(text, run, all);
        all.addAll(Words.in(text));
        return apart(all);
    }

    private static void numbers(String text, Run run, List<Found> all) {
        for (int at = 0; at < run.size();) {
            var found = run.beginsAt(at) ? number(text, run, at) : Optional.<Found>empty();
            found.ifPresent(all::add);
            int end = found.map(Found::to).orElse(-1);
            at++;
            while (at < run.size() && run.digits().get(at).from() < end) at++;
        }
    }

    private static Optional<Found> number(String text, Run run, int at) {
        return Identities.in(text, run, at).or(() -> Cards.in(text, run, at)).or(() -> Phones.in(text, run, at)).or(() -> secret(text, run, at));
    }

    private static Optional<Found> secret(String text, Run run, int at) {
        boolean secret = at == 0 && run.size() >= SHORTEST_SECRET && run.size() <= LONGEST_SECRET && Context.before(text, run.from()) == Context.SECRET;
        return secret ? Optional.of(run.found(Kind.SECRET, 0, run.size(), run.value())) : Optional.empty();
    }

    /// Of those that overlap the longest stays.
    static List<Found> apart(List<Found> all) {
        var kept = new ArrayList<Found>();
        all.stream().sorted(Comparator.comparingInt(Found::length).reversed()).filter(found -> found.length() > 0).forEach(found -> {
            if (kept.stream().noneMatch(found::meets)) kept.add(found);
        });
        kept.sort(Comparator.comparingInt(Found::from));
        return List.copyOf(kept);
    }
}
