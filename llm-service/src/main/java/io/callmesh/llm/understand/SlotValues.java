package io.callmesh.llm.understand;

import io.callmesh.llm.language.Cardinal;
import io.callmesh.llm.language.DigitString;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Today;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Words;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.pack.Pack.Choice;
import io.callmesh.llm.pack.Pack.Kind;
import io.callmesh.llm.pack.Pack.Slot;
import io.callmesh.llm.value.Addresses;
import io.callmesh.llm.value.Amounts;
import io.callmesh.llm.value.Contacts;
import io.callmesh.llm.value.Days;
import io.callmesh.llm.value.Names;
import io.callmesh.llm.value.Reading;
import io.callmesh.llm.value.Times;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Knows what values of each slot look like in one language.
final class SlotValues {

    /// One way to say one choice.
    private record Spoken(List<String> stems, String value) {}

    private static final int LONGEST = 12;

    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Spoken>>> choices = new HashMap<>();
    private final Language language;
    private final Supplier<LocalDate> today;

    SlotValues(Pack pack, Language language) {
        this(pack, language, Today::day);
    }

    /// @param today which day it is: days are told from there
    SlotValues(Pack pack, Language language, Supplier<LocalDate> today) {
        this.language = language;
        this.today = today;
        for (var slot : pack.slots()) {
            slots.put(slot.name(), slot);
            if (slot.kind() == Kind.CHOICE) choices.put(slot.name(), choices(slot));
        }
    }

    Iterable<Slot> slots() {
        return slots.values();
    }

    /// All ways to say the choices of all slots, as tokens.
    List<List<String>> spoken() {
        return slots.values().stream().filter(slot -> slot.kind() == Kind.CHOICE).flatMap(slot -> slot.choices().stream().flatMap(choice -> spoken(slot, choice).stream())).toList();
    }

    boolean knows(String slot) {
        return slots.containsKey(slot);
    }

    boolean free(String slot) {
        var known = slots.get(slot);
        return known != null && known.kind() == Kind.TEXT;
    }

    LocalDate today() {
        return today.get();
    }

    Optional<Kind> kind(String slot) {
        return Optional.ofNullable(slots.get(slot)).map(Slot::kind);
    }

    /// Whether a rule or a list knows the values of a slot wherever they stand.
    boolean ruled(String slot) {
        return kind(slot).filter(kind -> kind != Kind.TEXT && kind != Kind.PHRASE).isPresent();
    }

    /// Whether a value is what was said, as it was said.
    boolean asSaid(String slot) {
        return kind(slot).filter(kind -> kind == Kind.TEXT || kind == Kind.PHRASE || kind == Kind.ADDRESS).isPresent();
    }

    /// Values of a slot that begin at a token, the longest first. A free text may end anywhere.
    List<Filled> at(String name, List<Token> tokens, int at) {
        return at(name, tokens, at, false);
    }

    /// @param asked whether it was asked for: then less tells it
    List<Filled> at(String name, List<Token> tokens, int at, boolean asked) {
        var slot = slots.get(name);
        if (slot == null || at >= tokens.size()) return List.of();
        return switch (slot.kind()) {
            case DIGITS -> digits(slot, tokens, at);
            case CHOICE -> choice(slot, tokens, at);
            case NUMBER -> Cardinal.at(tokens, at).map(number -> List.of(new Filled(name, Long.toString(number.value()), at, number.end()))).orElse(List.of());
            case TEXT, PHRASE -> text(slot, tokens, at);
            case MONEY -> read(name, at, Amounts.at(tokens, at, asked));
            case DATE -> read(name, at, Days.at(tokens, at, today.get(), asked));
            case TIME -> read(name, at, Times.at(tokens, at, asked));
            case NAME -> read(name, at, Names.at(tokens, at, asked));
            case EMAIL -> read(name, at, Contacts.email(tokens, at));
            case PHONE -> read(name, at, Contacts.phone(tokens, at, asked));
            case ADDRESS -> read(name, at, Addresses.at(tokens, at, asked));
        };
    }

    /// What a phrase of the pack may have in a slot's place: less tells a value there, and a name or an address is whatever stands there.
    List<Filled> inPhrase(String name, List<Token> tokens, int at) {
        var found = new ArrayList<>(at(name, tokens, at, true));
        var slot = slots.get(name);
        if (slot != null && at < tokens.size() && (slot.kind() == Kind.NAME || slot.kind() == Kind.ADDRESS)) text(slot, tokens, at).stream().filter(run -> run.length() <= LONGEST).forEach(found::add);
        return found;
    }

    private static List<Filled> read(String name, int at, Optional<Reading> reading) {
        return reading.map(read -> List.of(new Filled(name, read.value(), at, read.end(), read.other()))).orElse(List.of());
    }

    private static List<Filled> digits(Slot slot, List<Token> tokens, int at) {
        return DigitString.readings(tokens, at, slot.longest()).stream()
                .filter(reading -> reading.digits().length() >= slot.shortest())
                .map(reading -> new Filled(slot.name(), reading.digits(), at, reading.end()))
                .sorted(Comparator.comparingInt(Filled::length).reversed())
                .toList();
    }

    private List<Filled> choice(Slot slot, List<Token> tokens, int at) {
        var candidates = choices.getOrDefault(slot.name(), Map.of()).getOrDefault(Words.stem(tokens.get(at).word()), List.of());
        var found = new ArrayList<Filled>();
        for (var spoken : candidates) {
            if (said(spoken.stems(), tokens, at)) found.add(new Filled(slot.name(), spoken.value(), at, at + spoken.stems().size()));
        }
        return found;
    }

    private static boolean said(List<String> stems, List<Token> tokens, int at) {
        if (at + stems.size() > tokens.size()) return false;
        for (int i = 0; i < stems.size(); i++) {
            if (!stems.get(i).equals(Words.stem(tokens.get(at + i).word()))) return false;
        }
        return true;
    }

    private static List<Filled> text(Slot slot, List<Token> tokens, int at) {
        var found = new ArrayList<Filled>();
        for (int end = tokens.size(); end > at; end--) found.add(new Filled(slot.name(), "", at, end));
        return found;
    }

    private Map<String, List<Spoken>> choices(Slot slot) {
        var byFirst = new HashMap<String, List<Spoken>>();
        for (var choice : slot.choices()) {
            for (var way : spoken(slot, choice)) {
                var stems = way.stream().map(Words::stem).toList();
                byFirst.computeIfAbsent(stems.getFirst(), _ -> new ArrayList<>()).add(new Spoken(stems, choice.value()));
            }
        }
        byFirst.values().forEach(ways -> ways.sort(Comparator.comparingInt((Spoken way) -> way.stems().size()).reversed()));
        return byFirst;
    }

    private List<List<String>> spoken(Slot slot, Choice choice) {
        var ways = new ArrayList<List<String>>();
        ways.add(Words.of(choice.value(), language));
        for (var phrase : choice.spoken()) {
            if (!Language.primary(phrase.language()).equals(language.tag())) continue;
            ways.addAll(Expansions.words(PatternParser.parse(phrase.text(), language, "pack.slots[" + slot.name() + "]")));
        }
        return ways.stream().filter(way -> !way.isEmpty()).distinct().toList();
    }
}
