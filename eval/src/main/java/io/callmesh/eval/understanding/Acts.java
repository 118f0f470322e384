package io.callmesh.eval.understanding;

import com.fasterxml.jackson.databind.JsonNode;
import io.callmesh.eval.understanding.Mind.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a turn of a task dialogue does: an act with its domain is an intent, a told value that stands in the text is a slot.
///
/// Greetings and thanks beside another act are no intent of their own; a turn of nothing else has the first of them.
final class Acts {

    private static final String GENERAL = "general|通用", INFORM = "inform";

    private Acts() {}

    /// @param acts each `[act, domain, slot, value]`
    static Labelled labelled(String text, JsonNode acts, int group) {
        var intents = new LinkedHashSet<String>();
        var polite = new LinkedHashSet<String>();
        var slots = new ArrayList<Value>();
        for (var act : acts) {
            String kind = act.path(0).asText(), domain = act.path(1).asText();
            boolean general = (kind + "|" + domain).toLowerCase(Locale.ROOT).matches(".*(" + GENERAL + ").*");
            (general ? polite : intents).add(kind + " " + domain);
            if (kind.toLowerCase(Locale.ROOT).equals(INFORM)) place(text, act).ifPresent(slots::add);
        }
        var meant = intents.isEmpty() ? polite.stream().limit(1).toList() : List.copyOf(intents);
        return new Labelled(text, meant, slots.stream().distinct().toList(), "", group);
    }

    private static Optional<Value> place(String text, JsonNode act) {
        String value = act.path(3).asText().strip(), slot = act.path(1).asText() + " " + act.path(2).asText();
        for (var written : List.of(value, value.replace(" ", ""))) {
            int at = written.isEmpty() ? -1 : text.toLowerCase(Locale.ROOT).indexOf(written.toLowerCase(Locale.ROOT));
            if (at >= 0) return Optional.of(new Value(slot, at, at + written.length()));
        }
        return Optional.empty();
    }
}
