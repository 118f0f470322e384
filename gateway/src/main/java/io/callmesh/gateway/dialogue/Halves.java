package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Slot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Times whose half of the day was not told: the hours of the business tell it, or the time that was said before; else the caller is asked.
final class Halves {

    /// What is waited for, before the name of the slot; also the text that asks.
    static final String QUESTION = "half";
    /// The texts that list the words which tell a half.
    private static final String EARLY = "word.early", LATE = "word.late";

    /// In [Memory#more]: before the name of a slot, both times that it may be, the earlier one first.
    private static final String EITHER = "either:";

    private final Memory memory;

    Halves(Memory memory) {
        this.memory = memory;
    }

    /// Fills a slot with what a caller told.
    ///
    /// @param values the likeliest first; the second may be its other half of the day
    /// @return whether it held something else before
    boolean fill(String slot, List<String> values) {
        var known = memory.slot(slot);
        String first = values.getFirst(), before = memory.slots.getOrDefault(slot, "");
        var either = values.stream().limit(2).filter(value -> value.substring(2).equals(first.substring(2))).toList();
        var taken = either.stream().filter(known::takes).toList();
        var likely = (taken.isEmpty() ? either : taken).stream().filter(value -> !before.isEmpty() && late(value) == late(before)).toList();
        boolean open = either.size() > 1 && taken.size() != 1 && likely.size() != 1;
        boolean changed = memory.fill(slot, open ? first : (taken.size() == 1 ? taken : likely.isEmpty() ? either : likely).getFirst());
        if (open) memory.more.put(EITHER + slot, String.join("\n", either));
        else memory.more.remove(EITHER + slot);
        return changed;
    }

    private static boolean late(String time) {
        return time.compareTo("12:00") >= 0;
    }

    boolean open(String slot) {
        return memory.kind(slot) == Slot.Kind.TIME && memory.more.containsKey(EITHER + slot);
    }

    /// A slot that a text says, and whose time may still be either; empty when there is none.
    String openIn(String text) {
        return memory.more.keySet().stream().filter(key -> key.startsWith(EITHER)).map(key -> key.substring(EITHER.length()))
                .filter(slot -> says(text, slot)).sorted().findFirst().orElse("");
    }

    /// A slot that a text says, and whose time the business does not take; empty when there is none.
    String outsideIn(String text) {
        return memory.slots.entrySet().stream().filter(told -> memory.kind(told.getKey()) == Slot.Kind.TIME && says(text, told.getKey()))
                .filter(told -> !memory.slot(told.getKey()).takes(told.getValue())).map(Map.Entry::getKey).sorted().findFirst().orElse("");
    }

    private static boolean says(String text, String slot) {
        return text.contains("{" + slot + "}") || text.contains("{" + slot + "|");
    }

    /// Takes the half that was asked for, from words that tell one and not the other.
    ///
    /// @return whether it was told
    boolean answered(String words) {
        boolean early = tells(EARLY, words), late = tells(LATE, words);
        return early != late && taken(late);
    }

    /// Takes the half that was asked for.
    ///
    /// @return whether it is still open
    boolean taken(boolean late) {
        String slot = memory.awaited();
        var either = memory.more.getOrDefault(EITHER + slot, "").lines().toList();
        if (either.size() != 2) return false;
        memory.fill(slot, late ? either.getLast() : either.getFirst());
        memory.more.remove(EITHER + slot);
        memory.intent = memory.flow;
        return true;
    }

    /// Whether one of the words of a text, parted by commas, is said; one of two letters must be all that is.
    private boolean tells(String key, String words) {
        String said = " " + words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
        return Stream.of(memory.assistant.text(key, memory.language).split("\\s*,\\s*")).filter(word -> !word.isEmpty())
                .anyMatch(word -> word.codePoints().anyMatch(Character::isIdeographic) ? said.contains(word) : word.replace(" ", "").length() <= 2 ? said.strip().equals(word) : said.contains(" " + word + " "));
    }
}
