package io.callmesh.gateway.session;

import io.callmesh.gateway.conversation.Summary;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.journal.Chain;
import io.callmesh.gateway.turn.TurnState;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One call as it is remembered. Immutable; every change raises the version by one.
///
/// @param turn     the epoch: number of the turn that runs or ran last; 0 is the greeting
/// @param standing whose turn it was; empty before the first
/// @param summary  of older turns, to be read in their place; the turns stay
/// @param endedBy  reason of the end, empty while the call lives
/// @param chain    how far its journal has come
public record Session(String callId, String resumeToken, String tenant, String assistant, String language, String line, int turn, List<Turn> turns,
        DialogueState dialogue, Optional<TurnState> standing, Optional<Summary> summary, long version, Instant startedAt, String endedBy, Chain chain) {

    /// Older turns are dropped beyond this: some 40 kB of session at the longest.
    public static final int MAX_TURNS = 100;

    public Session {
        turns = List.copyOf(turns);
    }

    public static Session begun(String callId, String resumeToken, String tenant, String assistant, String language, String line, Instant at) {
        return new Session(callId, resumeToken, tenant, assistant, language, line, 0, List.of(), DialogueState.START, Optional.empty(), Optional.empty(), 1, at, "", Chain.START);
    }

    public Session withTurn(Turn taken, DialogueState state) {
        var all = new ArrayList<>(turns);
        all.add(taken);
        var kept = all.subList(Math.max(0, all.size() - MAX_TURNS), all.size());
        return new Session(callId, resumeToken, tenant, assistant, language, line, taken.turn(), kept, state, standing, summary, version + 1, startedAt, endedBy, chain);
    }

    /// Before the first turn: what the dialogue should know of this caller.
    public Session knowing(String name, String value) {
        return new Session(callId, resumeToken, tenant, assistant, language, line, turn, turns, dialogue.knowing(name, value), standing, summary, version + 1, startedAt, endedBy, chain);
    }

    /// Before the first turn: where the dialogue begins.
    public Session at(DialogueState state) {
        return new Session(callId, resumeToken, tenant, assistant, language, line, turn, turns, state, standing, summary, version + 1, startedAt, endedBy, chain);
    }

    public Session standing(TurnState state) {
        return new Session(callId, resumeToken, tenant, assistant, language, line, turn, turns, dialogue, Optional.of(state), summary, version + 1, startedAt, endedBy, chain);
    }

    public Session summed(Summary upTo) {
        return new Session(callId, resumeToken, tenant, assistant, language, line, turn, turns, dialogue, standing, Optional.of(upTo), version + 1, startedAt, endedBy, chain);
    }

    /// As it is saved: with what its journal has come to.
    public Session written(Chain now, long as) {
        return new Session(callId, resumeToken, tenant, assistant, language, line, turn, turns, dialogue, standing, summary, as, startedAt, endedBy, now);
    }

    /// The turns that no summary is about.
    public List<Turn> history() {
        int through = summary.map(Summary::through).orElse(-1);
        return turns.stream().filter(taken -> taken.turn() > through).toList();
    }

    /// What was said before [#history], in short.
    public Spoken earlier() {
        return summary.map(Summary::text).orElse(Spoken.NOTHING);
    }

    public Session ended(String reason) {
        return new Session(callId, resumeToken, tenant, assistant, language, line, turn, turns, dialogue, standing, summary, version + 1, startedAt, reason, chain);
    }
}
