package io.callmesh.eval.rehearsal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A call that an assistant must get right, from its pack.
///
/// @param name     of the assistant and the file, `retail/order-status`
/// @param spoken   also to be played by voice
/// @param greeting parts of what the assistant says first
public record Dialogue(String assistant, String name, String language, boolean spoken, List<String> greeting, List<Exchange> exchanges) {

    public Dialogue {
        greeting = List.copyOf(greeting);
        exchanges = List.copyOf(exchanges);
    }

    /// Whether the keys of a telephone are enough for it.
    public boolean keyed() {
        return exchanges.stream().allMatch(exchange -> exchange.deed() instanceof Deed.Presses);
    }

    /// All that its caller says.
    public List<String> lines() {
        return exchanges.stream().map(Exchange::deed).filter(Deed.Says.class::isInstance).map(deed -> ((Deed.Says) deed).text()).toList();
    }

    /// What is left of it for a caller who types: nobody hears them wait, nod or talk over an answer, and what is said to
    /// somebody who does may depend on how much of it was heard.
    Dialogue typed() {
        var left = exchanges.stream().filter(exchange -> !exchange.nod() && !(exchange.deed() instanceof Deed.Waits)).map(Exchange::typed).toList();
        return new Dialogue(assistant, name, language, spoken, greeting, left);
    }

    /// What the caller does, and what must come of it.
    ///
    /// @param over when it is done while the answer before it is still spoken
    public record Exchange(Deed deed, Optional<Over> over, Expected expected) {

        /// Whether nothing is expected of it but that the agent does not mind it.
        public boolean nod() {
            return over.isPresent() && !over.get().interrupts() && expected.nothing();
        }

        private Exchange typed() {
            return over.isEmpty() ? this : new Exchange(deed, Optional.empty(), expected.whateverIsSaid());
        }
    }

    /// What a caller does in a turn.
    public sealed interface Deed {

        /// @param pauses between the words; one less than words
        record Says(List<String> words, List<Duration> pauses) implements Deed {

            public Says {
                words = List.copyOf(words);
                pauses = List.copyOf(pauses);
            }

            /// All of it, as it should be heard.
            public String text() {
                return String.join(" ", words);
            }
        }

        /// @param keys `0-9*#`
        record Presses(String keys) implements Deed {}

        /// Nothing, until the agent speaks of itself.
        record Waits() implements Deed {}
    }

    /// @param after      how much of the answer is heard before
    /// @param interrupts whether it must stop the answer
    public record Over(Duration after, boolean interrupts) {}

    /// What must come of it.
    ///
    /// @param intent empty: any
    /// @param slots  to be understood
    /// @param says   parts of the answer
    /// @param ends   why the call is over after it; empty: it is not, or nobody minds
    public record Expected(String intent, Map<String, String> slots, Optional<Used> tool, List<String> says, String ends) {

        public Expected {
            slots = Map.copyOf(slots);
            says = List.copyOf(says);
        }

        private Expected whateverIsSaid() {
            return new Expected(intent, slots, tool, List.of(), ends);
        }

        boolean nothing() {
            return intent.isEmpty() && slots.isEmpty() && tool.isEmpty() && says.isEmpty() && ends.isEmpty();
        }
    }

    public record Used(String name, String outcome) {}
}
