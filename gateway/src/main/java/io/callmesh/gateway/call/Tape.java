package io.callmesh.gateway.call;

import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.listen.EndpointRule;
import io.callmesh.gateway.listen.Stimulus;
import io.callmesh.gateway.turn.Action;
import io.callmesh.gateway.turn.TurnPolicy;
import java.util.List;

/// What a call keeps of its own decisions and of all that led to them, so that they can be made again. Its methods return
/// at once and never fail the call. The ear's thread notices, the call's thread turns.
public interface Tape extends AutoCloseable {

    /// Keeps nothing.
    Tape NONE = new Tape() {
        @Override
        public void noticed(Stimulus stimulus, long nanos) {}

        @Override
        public void turned(long millis, Event event, List<Action> actions) {}

        @Override
        public void close() {}
    };

    void noticed(Stimulus stimulus, long nanos);

    /// @param millis of the call's clock
    void turned(long millis, Event event, List<Action> actions);

    @Override
    void close();

    /// What was decided by.
    ///
    /// @param turn  number of the first turn
    /// @param nanos when the call began, on the clock of stimuli
    record Begun(String callId, TurnPolicy policy, EndpointRule endpoints, int turn, Input first, long nanos) {}

    /// Where tapes are kept.
    @FunctionalInterface
    interface Shelf {

        Tape open(Begun begun);
    }
}
