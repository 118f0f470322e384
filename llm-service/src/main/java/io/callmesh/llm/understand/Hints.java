package io.callmesh.llm.understand;

import io.callmesh.llm.language.Cardinal;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.tag.Span;
import io.callmesh.llm.value.Addresses;
import io.callmesh.llm.value.Amounts;
import io.callmesh.llm.value.Contacts;
import io.callmesh.llm.value.Days;
import io.callmesh.llm.value.Names;
import io.callmesh.llm.value.Reading;
import io.callmesh.llm.value.Times;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// What rules see in any sentence, whatever slots a pack has.
final class Hints {

    private Hints() {}

    /// @param today any day: what a hint means is not told
    static List<Span> of(List<Token> tokens, LocalDate today) {
        var hints = new ArrayList<Span>();
        hint("number", tokens, at -> Cardinal.at(tokens, at).map(Cardinal::end), hints);
        hint("day", tokens, at -> Days.at(tokens, at, today, false).map(Reading::end), hints);
        hint("time", tokens, at -> Times.at(tokens, at, false).map(Reading::end), hints);
        hint("money", tokens, at -> Amounts.at(tokens, at, false).map(Reading::end), hints);
        hint("email", tokens, at -> Contacts.email(tokens, at).map(Reading::end), hints);
        hint("phone", tokens, at -> Contacts.phone(tokens, at, false).map(Reading::end), hints);
        hint("name", tokens, at -> Names.at(tokens, at, false).map(Reading::end), hints);
        hint("address", tokens, at -> Addresses.at(tokens, at, false).map(Reading::end), hints);
        return hints;
    }

    private static void hint(String name, List<Token> tokens, IntFunction<Optional<Integer>> reader, List<Span> hints) {
        for (int at = 0; at < tokens.size();) {
            int from = at;
            var end = reader.apply(at);
            end.ifPresent(to -> hints.add(new Span(name, tokens.get(from).from(), tokens.get(to - 1).to())));
            at = end.orElse(at + 1);
        }
    }
}
