package io.callmesh.tts.text;

import io.callmesh.tts.text.Rule.Piece;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// Goes through a text once, from left to right, and reads what the rules find in it. Of two rules that match at the same
/// place, the earlier in the list is taken.
final class Scan {

    private record Found(int start, int end, List<Piece> pieces) {}

    /// A rule and the next thing that it finds.
    private static final class Finder {

        private final Rule rule;
        private final Matcher matcher;
        private Optional<Found> next = Optional.empty();
        private boolean exhausted;

        Finder(Rule rule, String text) {
            this.rule = rule;
            matcher = rule.pattern().matcher(text);
        }

        Optional<Found> from(int place) {
            while (!exhausted && (next.isEmpty() || next.get().start < place)) seek(Math.max(place, next.map(found -> found.start + 1).orElse(0)));
            return exhausted ? Optional.empty() : next;
        }

        private void seek(int place) {
            next = Optional.empty();
            int from = place;
            while (next.isEmpty() && !exhausted) {
                exhausted = from > matcher.regionEnd() || !matcher.find(from);
                if (exhausted) return;
                next = rule.pieces().apply(matcher).map(pieces -> new Found(matcher.start(), matcher.end(), pieces));
                from = matcher.start() + 1;
            }
        }
    }

    private final String text;
    private final List<Finder> finders;
    private final Reading.Writer writer;
    private int place;

    /// @param spaced whether there are spaces between words in the language
    Scan(String text, List<Rule> rules, boolean spaced) {
        this.text = text;
        finders = rules.stream().map(rule -> new Finder(rule, text)).toList();
        writer = new Reading.Writer(spaced);
    }

    Reading read() {
        for (var found = next(); found.isPresent(); found = next()) {
            copy(found.get().start);
            found.get().pieces.forEach(this::replace);
        }
        copy(text.length());
        return writer.done();
    }

    private Optional<Found> next() {
        Optional<Found> first = Optional.empty();
        for (var finder : finders) {
            var found = finder.from(place);
            if (found.isPresent() && (first.isEmpty() || found.get().start < first.get().start)) first = found;
        }
        return first;
    }

    private void copy(int until) {
        text.substring(place, until).codePoints().forEach(writer::copy);
        place = until;
    }

    private void replace(Piece piece) {
        int count = text.codePointCount(place, place + piece.length());
        if (piece.joined()) writer.substitute(count, piece.words());
        else writer.replace(count, piece.words());
        place += piece.length();
    }
}
