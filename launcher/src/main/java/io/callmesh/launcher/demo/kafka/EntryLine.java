package io.callmesh.launcher.demo.kafka;

import io.callmesh.proto.journal.v1.CallEnded;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.journal.v1.TurnTaken;
import java.util.Locale;

/// A journal entry in one line for people.
public final class EntryLine {

    private EntryLine() {}

    /// `3  turn 1  turn taken: order_status {}`
    public static String of(JournalEntry entry) {
        return "%3d  turn %d  %s".formatted(entry.getSequence(), entry.getTurn(), what(entry));
    }

    private static String what(JournalEntry entry) {
        return switch (entry.getEntryCase()) {
            case CALL_STARTED -> "call started: %s, line %s".formatted(entry.getCallStarted().getLanguage(), entry.getCallStarted().getLine());
            case TURN_TAKEN -> turn(entry.getTurnTaken());
            case TOOL_BEGUN -> "tool begun: %s".formatted(entry.getToolBegun().getName());
            case TOOL_CALLED -> "tool called: %s, %s".formatted(entry.getToolCalled().getName(), entry.getToolCalled().getOutcome());
            case HANDED_OFF -> "handed off: %s, %s".formatted(entry.getHandedOff().getQueue(), entry.getHandedOff().getOutcome());
            case CALL_ENDED -> ended(entry.getCallEnded());
            case CALL_RESUMED -> "call resumed: line %s %s".formatted(entry.getCallResumed().getLine(), entry.getCallResumed().getGateway()).strip();
            case CALL_MOVED -> "call moved: %s".formatted(entry.getCallMoved().getReason());
            case CONSENT_GIVEN -> "consent given: %s".formatted(entry.getConsentGiven().getPurpose());
            case CONSENT_REFUSED -> "consent refused: %s".formatted(entry.getConsentRefused().getPurpose());
            case CALL_ERASED -> "call erased: %s".formatted(entry.getCallErased().getReason());
            case CALL_SUMMARIZED, ENTRY_NOT_SET -> "an entry of another version";
        };
    }

    private static String turn(TurnTaken turn) {
        var line = "turn taken" + (turn.getIntent().isEmpty() ? "" : ": " + turn.getIntent()) + (turn.getSlotsMap().isEmpty() ? "" : " " + turn.getSlotsMap());
        return turn.getInterrupted() ? line + ", the agent was interrupted" : line;
    }

    private static String ended(CallEnded ended) {
        return String.format(Locale.ROOT, "call ended: %s after %d turns, %.1f s", ended.getReason(), ended.getTurns(), ended.getSeconds());
    }
}
