package io.callmesh.gateway.turn;

import io.callmesh.gateway.conversation.Event.EarTimes;
import io.callmesh.gateway.conversation.Input;
import java.util.Optional;

/// Whose turn it is. Values only: a state can be stored and gone on with elsewhere.
public sealed interface TurnState {

    /// When this state has lasted long enough, in milliseconds of the call's clock.
    long until();

    /// What a caller said last and has heard nothing of: the process that was to answer it may be gone.
    default Optional<Input.Words> unanswered() {
        return switch (this) {
            case AgentsTurn(_, var reply, _, _) -> reply.unheard();
            case Paused(_, var reply, _, _, _) -> reply.unheard();
            case CallersTurn _, Waiting _, WithPerson _, Over _ -> Optional.empty();
        };
    }

    /// We listen.
    ///
    /// @param turn     number of the last answer begun
    /// @param speaking whether the caller is making speech sounds
    record CallersTurn(int turn, boolean speaking, Strain strain, long until) implements TurnState {}

    /// An answer is being found or spoken.
    record AgentsTurn(int turn, Underway reply, Strain strain, long until) implements TurnState {}

    /// The caller made a sound over the answer; it is held until we know what it was.
    ///
    /// @param words whether words have been made out that are more than a nod
    record Paused(int turn, Underway reply, Strain strain, boolean words, long until) implements TurnState {}

    /// The caller waits for a person. What they say is kept for that person.
    ///
    /// @param turn   number of the last turn
    /// @param rounds how often they have been told that somebody will come
    record Waiting(int turn, int rounds, Strain strain, long until) implements TurnState {}

    /// The caller talks with a person; we only listen.
    ///
    /// @param turn  number of the last turn: each thing that one of them says is one
    /// @param quiet how often in a row nobody has said anything for long
    record WithPerson(int turn, int quiet, Strain strain, long until) implements TurnState {}

    /// @param reason as in [io.callmesh.gateway.conversation.Notice.Ended]
    record Over(String reason) implements TurnState {

        @Override
        public long until() {
            return Long.MAX_VALUE;
        }
    }

    /// How far a reply is.
    ///
    /// @param asked   the words that it answers, if it answers words
    /// @param passage what is being spoken; empty while nothing has been heard
    /// @param filled  whether the caller has been told that it takes a moment
    /// @param kept    what was said over a passage that is not interrupted: the next to be answered
    record Underway(Optional<Input.Words> asked, Optional<Passage> passage, boolean filled, Optional<Kept> kept) {

        static Underway answering(Input input) {
            return new Underway(input instanceof Input.Words words ? Optional.of(words) : Optional.empty(), Optional.empty(), false, Optional.empty());
        }

        Underway at(Passage now) {
            return new Underway(asked, Optional.of(now), filled, kept);
        }

        Underway withFiller() {
            return new Underway(asked, passage, true, kept);
        }

        Underway keeping(Kept next) {
            return new Underway(asked, passage, filled, Optional.of(next));
        }

        boolean heard() {
            return passage.isPresent();
        }

        boolean interruptible() {
            return passage.map(Passage::interruptible).orElse(true);
        }

        /// Whether it is said because an answer failed: nobody asked for it, and it needs no filler.
        boolean apology() {
            return asked.isEmpty() && filled;
        }

        /// Whether a nod would be an answer.
        boolean asks() {
            return passage.map(Passage::question).orElse(false);
        }

        /// What a reply that nobody has heard yet was to answer.
        Optional<Input.Words> unheard() {
            return passage.isEmpty() ? asked.filter(words -> !words.typed()) : Optional.empty();
        }
    }

    record Passage(boolean interruptible, boolean question) {}

    record Kept(Input input, EarTimes times) {}

    /// What goes wrong.
    ///
    /// @param silences how often in a row the caller said nothing
    /// @param failures how often a stage failed since an answer was heard
    record Strain(int silences, int failures) {

        public static final Strain NONE = new Strain(0, 0);

        Strain silent() {
            return new Strain(silences + 1, failures);
        }

        Strain spoken() {
            return new Strain(0, failures);
        }

        Strain answered() {
            return new Strain(silences, 0);
        }

        Strain failed() {
            return new Strain(silences, failures + 1);
        }
    }
}
