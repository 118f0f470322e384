package io.callmesh.gateway.journal;

import io.callmesh.gateway.conversation.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One thing that happened on a call.
///
/// @param turn     the epoch of the turn it belongs to
/// @param sequence counts the entries of the call from 1, without gaps
/// @param previous hash of the entry before
/// @param fence    how often the call had been taken over
public record JournalEntry(String callId, String tenant, String assistant, int turn, long sequence, Instant at, What what, String previous, long fence) {

    /// Of a call that nobody has taken over, without the one before.
    public JournalEntry(String callId, String tenant, String assistant, int turn, long sequence, Instant at, What what) {
        this(callId, tenant, assistant, turn, sequence, at, what, Chain.START.hash(), 0);
    }

    public String kind() {
        return what.getClass().getSimpleName();
    }

    /// The kinds of things that happen.
    public sealed interface What {

        /// How long each spoke in a turn, in milliseconds; 0 where nobody knows or nothing was voiced.
        ///
        /// @param speechMs the caller
        /// @param saidMs   whoever answered, as far as it was heard
        record Talk(double speechMs, double saidMs) {

            public static final Talk UNKNOWN = new Talk(0, 0);
        }

        record CallStarted(String language, String line) implements What {}

        /// @param responseMs negative when the answer was not timed
        /// @param talk       how long each spoke
        record TurnTaken(Turn taken, String intent, Map<String, String> slots, double responseMs, List<String> citations, Talk talk) implements What {

            /// Of which nobody knows how long anybody spoke.
            public TurnTaken(Turn taken, String intent, Map<String, String> slots, double responseMs, List<String> citations) {
                this(taken, intent, slots, responseMs, citations, Talk.UNKNOWN);
            }

            /// The same with other words.
            public TurnTaken with(Turn told, Map<String, String> values) {
                return new TurnTaken(told, intent, values, responseMs, citations, talk);
            }
        }

        /// @param gateway that goes on with the call
        record CallResumed(String line, String gateway) implements What {}

        /// The gateway lets go of the call; another may take it up.
        record CallMoved(String reason) implements What {}

        /// @param purpose what the caller agreed to
        record ConsentGiven(String purpose) implements What {}

        record ConsentRefused(String purpose) implements What {}

        /// The key of the call is gone.
        record CallErased(String reason) implements What {}

        /// A tool is about to be called: written before it is.
        record ToolBegun(String name, String idempotencyKey) implements What {}

        /// @param idempotencyKey that of its [ToolBegun]; one without is the result of an earlier call, told again
        record ToolCalled(String name, String outcome, String idempotencyKey) implements What {}

        record HandedOff(String queue, String outcome) implements What {}

        record CallEnded(String reason, int turns, double seconds) implements What {}
    }
}
