package io.callmesh.gateway.journal;

import io.callmesh.gateway.conversation.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One thing that happened on a call.
///
/// @param turn     the epoch of the turn it belongs to
/// @param sequence counts the entries of the call from 1, without gaps
public record JournalEntry(String callId, String tenant, String assistant, int turn, long sequence, Instant at, What what) {

    /// The kinds of things that happen.
    public sealed interface What {

        record CallStarted(String language, String line) implements What {}

        /// @param responseMs negative when the answer was not timed
        record TurnTaken(Turn taken, String intent, Map<String, String> slots, double responseMs, List<String> citations) implements What {}

        /// A tool is about to be called: written before it is.
        record ToolBegun(String name, String idempotencyKey) implements What {}

        /// @param idempotencyKey that of its [ToolBegun]; one without is the result of an earlier call, told again
        record ToolCalled(String name, String outcome, String idempotencyKey) implements What {}

        record HandedOff(String queue, String outcome) implements What {}

        record CallEnded(String reason, int turns, double seconds) implements What {}
    }
}
