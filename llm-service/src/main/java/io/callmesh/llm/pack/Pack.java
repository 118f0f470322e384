package io.callmesh.llm.pack;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.List;
import java.util.Optional;

/// One version of an assistant: what it hears and knows.
///
/// @param hash names this version
public record Pack(String id, String hash, List<String> languages, List<Intent> intents, List<Slot> slots, List<Passage> passages, List<Example> examples) {

    public Pack {
        languages = List.copyOf(languages);
        intents = List.copyOf(intents);
        slots = List.copyOf(slots);
        passages = List.copyOf(passages);
        examples = List.copyOf(examples);
    }

    /// A pack without examples.
    public Pack(String id, String hash, List<String> languages, List<Intent> intents, List<Slot> slots, List<Passage> passages) {
        this(id, hash, languages, intents, slots, passages, List.of());
    }

    /// A sentence that shows how callers tell values.
    ///
    /// @param text  with the values marked: `a table for {guests: four}`
    /// @param asked the slot that was asked for, or empty
    public record Example(String language, String text, String asked) {}

    /// The intent whose phrases show what the assistant is not for; nobody is told that it was wanted.
    public static final String OUT_OF_SCOPE = "out_of_scope";

    /// The intent of who wants nothing after all: so is taken who says what is not to be done.
    public static final String CANCEL = "cancel";

    /// @param language BCP 47
    /// @param text     in an intent a pattern, see `understand.PatternParser`
    public record Phrase(String language, String text) {}

    /// Something a caller wants.
    public record Intent(String name, List<Phrase> phrases) {
        public Intent {
            phrases = List.copyOf(phrases);
        }
    }

    /// What a slot's value is made of.
    public enum Kind { DIGITS, CHOICE, NUMBER, TEXT, PHRASE, MONEY, DATE, TIME, NAME, EMAIL, PHONE, ADDRESS }

    /// Something a caller tells.
    ///
    /// @param shortest of `DIGITS`: the least number of digits
    /// @param longest  of `DIGITS`: the greatest number of digits
    /// @param choices  of `CHOICE`
    public record Slot(String name, Kind kind, int shortest, int longest, List<Choice> choices) {
        public Slot {
            choices = List.copyOf(choices);
            if (kind == Kind.DIGITS && (shortest < 1 || longest < shortest || longest > MOST_DIGITS)) {
                throw new MeshException(new Fault.BadInput("pack.slots[" + name + "]", "digits need 1 <= min_length <= max_length <= " + MOST_DIGITS));
            }
        }
    }

    /// @param value  as the pack spells it; it counts as spoken too
    /// @param spoken other ways to say it
    public record Choice(String value, List<Phrase> spoken) {
        public Choice {
            spoken = List.copyOf(spoken);
        }
    }

    /// A piece of knowledge that can be cited.
    ///
    /// @param about the name of the one thing it holds for, where others like it have passages of their own: a hotel; empty: for all
    public record Passage(String id, String language, String title, String text, String about) {

        /// A passage that holds for everything the pack is about.
        public Passage(String id, String language, String title, String text) {
            this(id, language, title, text, "");
        }
    }

    private static final int MOST_DIGITS = 32;

    public Optional<Slot> slot(String name) {
        return slots.stream().filter(slot -> slot.name().equals(name)).findFirst();
    }
}
