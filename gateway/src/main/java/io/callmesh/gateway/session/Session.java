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
/// @param resumeToken empty where a session was looked up without it: stores know only its digest
/// @param turn        the epoch: number of the turn that runs or ran last; 0 is the greeting
/// @param standing    whose turn it was; empty before the first
/// @param summary     of older turns, to be read in their place; the turns stay
/// @param fence       how often the call has changed hands, from 1: who has an older one is refused
/// @param endedBy     reason of the end, empty while the call lives
/// @param underway    the answer that is being given
/// @param chain       how far its journal has come
public record Session(String callId, String resumeToken, String tenant, String assistant, String language, String line, int turn, List<Turn> turns,
        DialogueState dialogue, Optional<TurnState> standing, Optional<Summary> summary, long version, long fence, Instant startedAt, String endedBy, Optional<Underway> underway, Chain chain) {

    /// Older turns are dropped beyond this: some 40 kB of session at the longest.
    public static final int MAX_TURNS = 100;

    public Session {
        turns = List.copyOf(turns);
    }

    public static Session begun(String callId, String resumeToken, String tenant, String assistant, String language, String line, Instant at) {
        return new Session(callId, resumeToken, tenant, assistant, language, line, 0, List.of(), DialogueState.START, Optional.empty(), Optional.empty(), 1, 1, at, "", Optional.empty(), Chain.START);
    }

    public Session withTurn(Turn taken, DialogueState state) {
        var all = new ArrayList<>(turns);
        all.add(taken);
        var kept = all.subList(Math.max(0, all.size() - MAX_TURNS), all.size());
        return next(taken.turn(), kept, state, standing, summary, endedBy, Optional.empty());
    }

    /// Before the first turn: what the dialogue should know of this caller.
    public Session knowing(String name, String value) {
        return at(dialogue.knowing(name, value));
    }

    /// Before the first turn: where the dialogue begins.
    public Session at(DialogueState state) {
        return next(turn, turns, state, standing, summary, endedBy, underway);
    }

    public Session standing(TurnState state) {
        return standing(state, underway);
    }

    public Session standing(TurnState state, Optional<Underway> answer) {
        return next(turn, turns, dialogue, Optional.of(state), summary, endedBy, answer);
    }

    public Session summed(Summary upTo) {
        return next(turn, turns, dialogue, standing, Optional.of(upTo), endedBy, underway);
    }

    /// As it is saved: with what its journal has come to.
    public Session written(Chain now, long as) {
        return new Session(callId, resumeToken, tenant, assistant, language, line, turn, turns, dialogue, standing, summary, as, fence, startedAt, endedBy, underway, now);
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
        return next(turn, turns, dialogue, standing, summary, reason, underway);
    }

    /// In other hands: it lives again.
    ///
    /// @param token what the caller presented; empty when nobody did
    public Session taken(long nextFence, String token) {
        return new Session(callId, token, tenant, assistant, language, line, turn, turns, dialogue, standing, summary, version + 1, nextFence, startedAt, "", underway, chain);
    }

    /// As it is kept where there is little room: with its older turns only in the summary.
    Session shortened(Summary of, List<Turn> newest) {
        return new Session(callId, resumeToken, tenant, assistant, language, line, turn, newest, dialogue, standing, Optional.of(of), version, fence, startedAt, endedBy, underway, chain);
    }

    private Session next(int number, List<Turn> all, DialogueState state, Optional<TurnState> stands, Optional<Summary> sum, String end, Optional<Underway> answer) {
        return new Session(callId, resumeToken, tenant, assistant, language, line, number, all, state, stands, sum, version + 1, fence, startedAt, end, answer, chain);
    }
}
