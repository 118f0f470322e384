package io.callmesh.llm.command;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.pack.Pack.Choice;
import io.callmesh.llm.pack.Pack.Kind;
import io.callmesh.llm.pack.Pack.Slot;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What can be chosen from: the flows and slots of one pack in one language.
public record Menu(List<Flow> flows, List<Slot> slots, Language language) {

    /// @param examples ways to ask for it, as patterns
    public record Flow(String name, List<String> examples) {
        public Flow {
            examples = List.copyOf(examples);
        }
    }

    public Menu {
        flows = List.copyOf(flows);
        slots = List.copyOf(slots);
    }

    /// Intents by which callers steer, and which have commands of their own or are told by their words alone.
    static final Set<String> SMALL_TALK = Set.of("thanks", "greeting", "goodbye");
    static final String PERSON = "agent";
    private static final Set<String> STEERING = Set.of("yes", "no", "cancel", "repeat", "menu", "correction", PERSON, Pack.OUT_OF_SCOPE);
    private static final int EXAMPLES = 3, CHOICES = 12;

    public static Menu of(Pack pack, Language language) {
        var flows = pack.intents().stream()
                .filter(intent -> !steers(intent.name()))
                .map(intent -> new Flow(intent.name(), intent.phrases().stream().filter(phrase -> Language.primary(phrase.language()).equals(language.tag())).limit(EXAMPLES).map(Pack.Phrase::text).toList()))
                .toList();
        return new Menu(flows, pack.slots(), language);
    }

    static boolean steers(String intent) {
        return STEERING.contains(intent) || SMALL_TALK.contains(intent);
    }

    /// For a model to read.
    public String flowsTold() {
        return flows.stream().map(flow -> "  " + flow.name() + ": " + String.join(" / ", flow.examples())).collect(Collectors.joining("\n"));
    }

    /// For a model to read.
    public String slotsTold() {
        return slots.stream().map(slot -> "  " + slot.name() + ": " + told(slot)).collect(Collectors.joining("\n"));
    }

    private String told(Slot slot) {
        return switch (slot.kind()) {
            case DIGITS -> "%d-%d digits".formatted(slot.shortest(), slot.longest());
            case NUMBER -> "a number";
            case TEXT, PHRASE -> "the caller's own words";
            case MONEY -> "an amount such as 12.50 USD";
            case DATE -> "a day such as 2026-11-24";
            case TIME -> "a time such as 18:35";
            case NAME -> "a person's name";
            case EMAIL -> "an e-mail address";
            case PHONE -> "a telephone number";
            case ADDRESS -> "a postal address";
            case CHOICE -> slot.choices().stream().limit(CHOICES).map(Choice::value).collect(Collectors.joining(", "));
        };
    }

    boolean offers(String flow) {
        return flows.stream().anyMatch(offered -> offered.name().equals(flow));
    }

    boolean chooses(Slot slot, String value) {
        return slot.kind() == Kind.CHOICE && slot.choices().stream().anyMatch(choice -> choice.value().equals(value));
    }
}
