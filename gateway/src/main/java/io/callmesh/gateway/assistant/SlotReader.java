package io.callmesh.gateway.assistant;

import io.callmesh.gateway.assistant.Slot.Choice;
import io.callmesh.gateway.assistant.Slot.Hours;
import io.callmesh.gateway.assistant.Slot.Kind;
import io.callmesh.proto.pack.v1.Phrase;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads slots.yaml.
final class SlotReader {

    private static final int LONGEST = 32;

    private SlotReader() {}

    static Slot slot(String name, Entry entry) {
        entry.only(Set.of("kind", "min", "max", "values", "keyed", "between", "currency", "sensitive"));
        if (!entry.field("kind").present()) entry.field("kind").problem("expected one of " + List.of(Kind.values()).toString().toLowerCase(Locale.ROOT));
        var kind = entry.field("kind").oneOf(Kind.class, Kind.TEXT);
        int min = entry.field("min").number(kind == Kind.DIGITS ? 1 : 0), max = entry.field("max").number(kind == Kind.DIGITS ? LONGEST : 0);
        if (min > max) entry.field("max").problem("expected at least min");
        if (kind == Kind.CHOICE && entry.field("values").fields().isEmpty()) entry.field("values").problem("expected at least one value");
        boolean keyed = entry.field("keyed").flag(false);
        if (keyed && kind != Kind.TEXT && kind != Kind.NAME) entry.field("keyed").problem("expected with kind: text or name only; keys fill the others anyway, or cannot");
        return new Slot(name, kind, min, max, keyed, choices(entry.field("values")), hours(kind, entry.field("between")), currency(kind, entry.field("currency")), sensitive(entry.field("sensitive")));
    }

    /// `true` for what is sensitive and of no kind that is known.
    private static Optional<io.callmesh.runtime.privacy.Kind> sensitive(Entry entry) {
        if (!entry.present()) return Optional.empty();
        if (entry.text().equals("true")) return Optional.of(io.callmesh.runtime.privacy.Kind.REFERENCE);
        return Optional.of(entry.oneOf(io.callmesh.runtime.privacy.Kind.class, io.callmesh.runtime.privacy.Kind.REFERENCE));
    }

    private static Optional<Hours> hours(Kind kind, Entry entry) {
        if (!entry.present()) return Optional.empty();
        try {
            var ends = entry.items().stream().map(Entry::text).map(LocalTime::parse).toList();
            if (kind == Kind.TIME && ends.size() == 2 && ends.getFirst().isBefore(ends.getLast())) return Optional.of(new Hours(ends.getFirst(), ends.getLast()));
        } catch (DateTimeParseException malformed) {
            // told below
        }
        entry.problem("expected with kind: time two times of a day, the earlier one first, such as [\"08:00\", \"18:00\"]");
        return Optional.empty();
    }

    private static String currency(Kind kind, Entry entry) {
        if (!entry.present()) return "";
        if (kind == Kind.MONEY && entry.text().matches("[A-Z]{3}")) return entry.text();
        entry.problem("expected with kind: money three letters such as USD");
        return "";
    }

    private static List<Choice> choices(Entry values) {
        var all = new ArrayList<Choice>();
        values.fields().forEach((value, ways) -> {
            Map<String, List<String>> spoken = new LinkedHashMap<>();
            ways.fields().forEach((language, said) -> spoken.put(language, said.oneOrMore()));
            all.add(new Choice(value, spoken));
        });
        return all;
    }

    static io.callmesh.proto.pack.v1.Slot proto(Slot slot, List<String> languages) {
        var built = io.callmesh.proto.pack.v1.Slot.newBuilder().setName(slot.name()).setMinLength(slot.min()).setMaxLength(slot.max());
        built.setKind(io.callmesh.proto.pack.v1.Slot.Kind.valueOf("KIND_" + slot.kind()));
        slot.choices().forEach(choice -> built.addChoices(proto(choice, languages)));
        return built.build();
    }

    private static io.callmesh.proto.pack.v1.Choice proto(Choice choice, List<String> languages) {
        var built = io.callmesh.proto.pack.v1.Choice.newBuilder().setValue(choice.value());
        for (var language : languages) {
            for (var way : choice.spoken().getOrDefault(language, List.of())) {
                built.addSpoken(Phrase.newBuilder().setLanguage(language).setText(way));
            }
        }
        return built.build();
    }
}
