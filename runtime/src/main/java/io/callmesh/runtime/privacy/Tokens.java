package io.callmesh.runtime.privacy;

import io.callmesh.runtime.privacy.Digits.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What stands for the sensitive values of one call: `[card 1]`, in Chinese `[卡号1]`. The same value has the same token throughout the call.
/// Immutable. Prints as how many there are.
///
/// @param entries in the order in which they were learned
public record Tokens(List<Entry> entries) {

    public static final Tokens NONE = new Tokens(List.of());

    /// Beyond these a value has a token that nothing stands behind: some 20 kB of session at the most.
    public static final int MOST = 200;

    private static final int SHORTEST = 3, SHORTEST_PART = 4;
    private static final Pattern TOKEN = Pattern.compile("\\[(" + Arrays.stream(Kind.values()).flatMap(kind -> List.of(kind.word("en"), kind.word("zh")).stream()).collect(Collectors.joining("|"))
            + ")\\s?(\\d+)]");

    public Tokens {
        entries = List.copyOf(entries);
    }

    /// One value and the number of its token among those of its kind, from 1.
    public record Entry(Kind kind, int number, String value) {

        String token(String language) {
            return "[" + kind.word(language) + (language.startsWith("zh") ? "" : " ") + number + "]";
        }

        @Override
        public String toString() {
            return token("en");
        }
    }

    /// A text in which tokens stand, and what stands behind them.
    public record Masked(String text, Tokens tokens) {}

    /// Knowing this value.
    public Tokens with(Kind kind, String value) {
        String clean = value.replace('\n', ' ').strip();
        if (clean.isEmpty() || entries.size() >= MOST || entry(clean).isPresent()) return this;
        int number = 1 + (int) entries.stream().filter(entry -> entry.kind() == kind).count();
        var more = new ArrayList<>(entries);
        more.add(new Entry(kind, number, clean));
        return new Tokens(more);
    }

    /// The token of a whole value, which is learned if need be.
    public String token(Kind kind, String value, String language) {
        return with(kind, value).entry(value.strip()).map(entry -> entry.token(language)).orElse("[" + kind.word(language) + "]");
    }

    private Optional<Entry> entry(String value) {
        return entries.stream().filter(entry -> entry.value().equalsIgnoreCase(value)).findFirst();
    }

    /// Puts tokens for all that is known already or can be detected.
    ///
    /// @param language of the tokens, BCP 47
    public Masked mask(String text, String language) {
        if (text.isBlank()) return new Masked(text, this);
        var tokens = this;
        var found = new ArrayList<>(Detector.find(text));
        found.addAll(known(text));
        var masked = new StringBuilder();
        int at = 0;
        for (var hit : Detector.apart(found)) {
            tokens = tokens.with(hit.kind(), hit.value());
            masked.append(text, at, hit.from()).append(tokens.token(hit.kind(), hit.value(), language));
            at = hit.to();
        }
        return new Masked(masked.append(text.substring(at)).toString(), tokens);
    }

    /// Whether anything in it is sensitive.
    public boolean touches(String text) {
        return !Detector.find(text).isEmpty() || !known(text).isEmpty();
    }

    private List<Found> known(String text) {
        var found = new ArrayList<Found>();
        var runs = Digits.runs(text);
        for (var entry : entries) {
            if (entry.value().length() < SHORTEST && entry.kind() != Kind.NAME) continue;
            if (entry.value().matches("\\+?\\d+")) for (var run : runs) digits(entry, run, found);
            words(entry, entry.value(), text, found);
            if (entry.kind() == Kind.NAME) for (var part : entry.value().split("\\s+")) if (part.length() >= SHORTEST_PART) words(entry, part, text, found);
        }
        return found;
    }

    private static void digits(Entry entry, Run run, List<Found> found) {
        String value = entry.value().replace("+", ""), said = run.value();
        for (int at = said.indexOf(value); at >= 0; at = said.indexOf(value, at + 1)) {
            if (run.beginsAt(at) && run.endsAt(at + value.length())) found.add(run.found(entry.kind(), at, at + value.length(), entry.value()));
        }
    }

    /// Also spelled, letter by letter.
    private static void words(Entry entry, String words, String text, List<Found> found) {
        String spelled = words.codePoints().filter(letter -> !Character.isWhitespace(letter)).mapToObj(letter -> Pattern.quote(Character.toString(letter))).collect(Collectors.joining("[\\s.,\\-]{0,3}"));
        boolean latin = words.codePoints().allMatch(letter -> letter < 0x2E80);
        var pattern = Pattern.compile(latin ? "(?<![\\p{L}\\d])" + spelled + "(?![\\p{L}\\d])" : spelled, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        for (var hit = pattern.matcher(text); hit.find();) found.add(new Found(entry.kind(), hit.start(), hit.end(), entry.value()));
    }

    /// Puts the values where their tokens stand; a token of no value stays.
    public String resolve(String text) {
        return text.indexOf('[') < 0 ? text : TOKEN.matcher(text).replaceAll(token -> java.util.regex.Matcher.quoteReplacement(value(token.group(1), Integer.parseInt(token.group(2))).orElse(token.group())));
    }

    private Optional<String> value(String word, int number) {
        return entries.stream().filter(entry -> entry.number() == number && (entry.kind().word("en").equals(word) || entry.kind().word("zh").equals(word))).map(Entry::value).findFirst();
    }

    /// One line for each: kind, space, value. Sensitive: for sealed places only.
    public String write() {
        return entries.stream().map(entry -> entry.kind() + " " + entry.value()).collect(Collectors.joining("\n"));
    }

    /// What [#write] wrote; lines that are none are left out.
    public static Tokens read(String lines) {
        var tokens = NONE;
        for (var line : lines.lines().toList()) {
            int space = line.indexOf(' ');
            var kind = space < 0 ? Optional.<Kind>empty() : kind(line.substring(0, space));
            if (kind.isPresent()) tokens = tokens.with(kind.get(), line.substring(space + 1));
        }
        return tokens;
    }

    private static Optional<Kind> kind(String name) {
        return Arrays.stream(Kind.values()).filter(kind -> kind.name().equals(name.toUpperCase(Locale.ROOT))).findFirst();
    }

    @Override
    public String toString() {
        return entries.size() + " tokens";
    }
}
