package io.callmesh.eval.caller;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What came back after the caller did something.
///
/// @param complete  whether the agent finished, or was heard for as long as the caller wanted
/// @param events    all that was told meanwhile, in order; sounds are left out
/// @param silenceMs how long the caller heard nothing between their last voiced frame and the first of the answer; empty
///     for what was not spoken
public record Answer(boolean complete, List<CallEvent> events, OptionalDouble silenceMs) {

    public Answer {
        events = List.copyOf(events);
    }

    public <T extends CallEvent> Stream<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    public <T extends CallEvent> Optional<T> last(Class<T> kind) {
        return all(kind).reduce((_, later) -> later);
    }

    /// What the recogniser or the keyboard finally gave.
    public String heard() {
        return last(CallEvent.Heard.class, CallEvent.Heard::last).map(CallEvent.Heard::text).orElse("");
    }

    /// What the agent said, to the end or not.
    public String said() {
        return last(CallEvent.Said.class).map(CallEvent.Said::text).orElse("");
    }

    /// A slot as it was first understood.
    public Optional<String> slot(String name) {
        return all(CallEvent.Understood.class).map(understood -> understood.slots().get(name)).filter(Objects::nonNull).findFirst();
    }

    private <T extends CallEvent> Optional<T> last(Class<T> kind, Predicate<T> matching) {
        return all(kind).filter(matching).reduce((_, later) -> later);
    }
}
