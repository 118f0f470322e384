package io.callmesh.gateway.replay;

import io.callmesh.gateway.call.Tape;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.listen.Stimulus;
import io.callmesh.gateway.turn.Action;
import java.util.List;

/// A line of a tape.
sealed interface Entry {

    /// The first: what was decided by.
    ///
    /// @param schema raised when an old tape can no longer be read
    record Header(int schema, Tape.Begun begun) implements Entry {}

    record Noticed(Stimulus stimulus, long nanos) implements Entry {}

    record Turned(long millis, Event event, List<Action> actions) implements Entry {}
}
