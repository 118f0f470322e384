package io.callmesh.llm.value;

import io.callmesh.llm.language.DigitString;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// E-mail addresses and telephone numbers, written or said: `jane dot marlow at example dot com`, `一三八…`.
public final class Contacts {

    private static final int FEWEST = 5, FEWEST_UNASKED = 10, MOST = 15, LONGEST = 12, DOMAIN = 3;
    private static final Map<String, String> MARKS = Map.of("dot", ".", "point", ".", "点", ".", "underscore", "_", "dash", "-", "hyphen", "-", "minus", "-", "plus", "+");
    private static final String JOINING = "._-+";

    private final Said said;

    private Contacts(List<Token> tokens) {
        said = new Said(tokens);
    }

    /// @param bare whether five digits are enough: where a number was asked for
    public static Optional<Reading> phone(List<Token> tokens, int at, boolean bare) {
        boolean within = at > 0 && tokens.get(at - 1).number();
        if (within) return Optional.empty();
        String plus = new Said(tokens).before(at).equals("+") || at > 0 && tokens.get(at - 1).word().equals("plus") ? "+" : "";
        var written = new Said(tokens).figures(at).filter(figures -> figures.digits().length() >= FEWEST_UNASKED && figures.digits().length() <= MOST);
        if (written.isPresent()) return written.map(figures -> new Reading(plus + figures.digits(), figures.end()));
        return DigitString.readings(tokens, at, MOST).stream()
                .filter(reading -> reading.digits().length() >= (bare ? FEWEST : FEWEST_UNASKED))
                .reduce((likelier, other) -> other.end() > likelier.end() ? other : likelier)
                .map(reading -> new Reading(plus + reading.digits(), reading.end()));
    }

    public static Optional<Reading> email(List<Token> tokens, int at) {
        return new Contacts(tokens).email(at);
    }

    private Optional<Reading> email(int at) {
        var local = new StringBuilder();
        int place = at;
        while (place < said.tokens().size() && place - at < LONGEST && !at(place)) {
            if (!part(place, local)) return Optional.empty();
            place++;
        }
        boolean told = !local.isEmpty() && Character.isLetterOrDigit(local.charAt(0)) && at(place);
        return told ? domain(said.joined(place, "@") ? place : place + (said.all(place, "艾", "特") || said.all(place, "圈", "a") ? 2 : 1)).map(domain -> new Reading(local + "@" + domain.value(), domain.end())) : Optional.empty();
    }

    private boolean at(int place) {
        return said.joined(place, "@") || said.is(place, "at") || said.all(place, "艾", "特") || said.all(place, "圈", "a");
    }

    /// Adds a word of the name; words that lead to an address are none of it.
    private boolean part(int place, StringBuilder name) {
        String word = said.word(place), mark = said.before(place);
        boolean joined = !name.isEmpty() && mark.length() == 1 && JOINING.contains(mark) && said.joined(place, mark);
        boolean letter = word.length() == 1;
        if (!joined && !letter && (Words.FUNCTION.contains(word) || word.matches("e?mail|email|address|邮|箱"))) return false;
        if (joined) name.append(mark);
        name.append(MARKS.getOrDefault(word, word));
        return Character.UnicodeScript.of(word.codePointAt(0)) != Character.UnicodeScript.HAN || MARKS.containsKey(word);
    }

    private Optional<Reading> domain(int at) {
        var name = new StringBuilder();
        int place = at, words = 0, end = -1;
        while (place < said.tokens().size() && words <= DOMAIN) {
            boolean dot = said.is(place, "dot", "点"), joined = said.joined(place, ".") && place > at;
            if (!dot && !joined && end >= 0) break;
            if (dot || joined) {
                name.append('.');
                place += dot ? 1 : 0;
                end = place + 1;
                words = 0;
            }
            if (place >= said.tokens().size()) return Optional.empty();
            name.append(said.word(place++));
            words++;
        }
        return end < 0 || end > said.tokens().size() ? Optional.empty() : Optional.of(new Reading(name.toString(), end));
    }
}
