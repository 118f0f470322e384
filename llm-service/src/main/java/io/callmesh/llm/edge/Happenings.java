package io.callmesh.llm.edge;

import io.callmesh.llm.insight.Call;
import io.callmesh.llm.insight.Happened;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.journal.v1.TurnTaken;
import io.callmesh.runtime.privacy.Spoken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Journal entries as happenings.
final class Happenings {

    private Happenings() {}

    static Call call(List<JournalEntry> entries) {
        return new Call(entries.stream().map(Happenings::of).toList());
    }

    private static Happened of(JournalEntry entry) {
        return switch (entry.getEntryCase()) {
            case CALL_STARTED -> new Happened.Started(entry.getCallStarted().getLanguage());
            case TURN_TAKEN -> turn(entry.getTurn(), entry.getTurnTaken());
            case TOOL_BEGUN -> new Happened.ToolBegun(entry.getTurn(), entry.getToolBegun().getName(), entry.getToolBegun().getIdempotencyKey());
            case TOOL_CALLED -> new Happened.ToolCalled(entry.getToolCalled().getName(), entry.getToolCalled().getOutcome(), entry.getToolCalled().getIdempotencyKey());
            case HANDED_OFF -> new Happened.HandedOff(entry.getTurn(), entry.getHandedOff().getOutcome());
            case CALL_ENDED -> new Happened.Ended(entry.getCallEnded().getReason(), entry.getCallEnded().getSeconds());
            case CALL_RESUMED, CALL_MOVED, CONSENT_GIVEN, CONSENT_REFUSED, CALL_ERASED, CALL_SUMMARIZED, ENTRY_NOT_SET -> new Happened.Other();
        };
    }

    private static Happened turn(int number, TurnTaken turn) {
        Map<String, Spoken> slots = new LinkedHashMap<>();
        turn.getSlotsMap().forEach((name, value) -> slots.put(name, Spoken.of(value)));
        var timing = new Happened.Timing(turn.getResponseMs(), turn.getSpeechMs(), turn.getSaidMs());
        return new Happened.Turn(number, Spoken.of(turn.getCaller()), turn.getIntent(), slots, Spoken.of(turn.getSaid()), turn.getInterrupted(), turn.getByPerson(), timing);
    }
}
