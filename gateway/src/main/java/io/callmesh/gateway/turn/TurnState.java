package io.callmesh.gateway.turn;

/// Whose turn it is.
public sealed interface TurnState {

    /// We listen.
    ///
    /// @param turn     number of the last answer begun
    /// @param speaking whether the caller is making speech sounds
    record CallersTurn(int turn, boolean speaking, Strain strain) implements TurnState {}

    /// An answer is being found or spoken.
    record AgentsTurn(int turn, Strain strain) implements TurnState {}

    /// The caller made a sound over the answer; it is held until we know what it was.
    record Paused(int turn, Strain strain) implements TurnState {}

    /// @param reason as in [io.callmesh.gateway.conversation.Notice.Ended]
    record Over(String reason) implements TurnState {}

    /// What went wrong in a row.
    ///
    /// @param silences how often the caller said nothing
    /// @param failures how often a stage failed
    record Strain(int silences, int failures) {

        public static final Strain NONE = new Strain(0, 0);

        Strain silent() {
            return new Strain(silences + 1, failures);
        }

        Strain failed() {
            return new Strain(silences, failures + 1);
        }
    }
}
