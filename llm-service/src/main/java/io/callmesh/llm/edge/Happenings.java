package io.callmesh.llm.edge;

import io.callmesh.llm.summary.Happened;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.journal.v1.TurnTaken;
import io.callmesh.runtime.privacy.Spoken;
import java.util.LinkedHashMap;
import java.util.Map;

/// Journal entries as happenings.
final class Happenings {

    private Happenings() {}

    static Happened of(JournalEntry entry) {
        return switch (entry.getEntryCase()) {
            case CALL_STARTED -> new Happened.Started(entry.getCallStarted().getLanguage());
            case TURN_TAKEN -> turn(entry.getTurnTaken());
            case HANDED_OFF -> new Happened.HandedOff(entry.getHandedOff().getOutcome());
            case CALL_ENDED -> new Happened.Ended(entry.getCallEnded().getReason());
            case TOOL_BEGUN, TOOL_CALLED, CALL_RESUMED, CALL_MOVED, CONSENT_GIVEN, CONSENT_REFUSED, CALL_ERASED, CALL_SUMMARIZED, ENTRY_NOT_SET -> new Happened.Other();
        };
    }

    private static Happened turn(TurnTaken turn) {
        Map<String, Spoken> slots = new LinkedHashMap<>();
        turn.getSlotsMap().forEach((name, value) -> slots.put(name, Spoken.of(value)));
        return new Happened.Turn(Spoken.of(turn.getCaller()), turn.getIntent(), slots, Spoken.of(turn.getSaid()));
    }
}
