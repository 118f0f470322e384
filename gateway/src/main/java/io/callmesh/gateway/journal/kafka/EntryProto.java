package io.callmesh.gateway.journal.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.proto.journal.v1.CallEnded;
import io.callmesh.proto.journal.v1.CallStarted;
import io.callmesh.proto.journal.v1.HandedOff;
import io.callmesh.proto.journal.v1.ToolBegun;
import io.callmesh.proto.journal.v1.ToolCalled;
import io.callmesh.proto.journal.v1.TurnTaken;

/// Entries as `callmesh.journal.v1.JournalEntry`, and that as its canonical JSON (protobuf's JSON mapping).
final class EntryProto {

    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

    private EntryProto() {}

    static String json(JournalEntry entry) {
        try {
            return PRINTER.print(of(entry));
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("an entry holds no Any, so it can always be printed", impossible);
        }
    }

    static io.callmesh.proto.journal.v1.JournalEntry of(JournalEntry entry) {
        var proto = io.callmesh.proto.journal.v1.JournalEntry.newBuilder()
                .setCallId(entry.callId())
                .setTenant(entry.tenant())
                .setAssistant(entry.assistant())
                .setTurn(entry.turn())
                .setSequence(entry.sequence())
                .setAt(Timestamp.newBuilder().setSeconds(entry.at().getEpochSecond()).setNanos(entry.at().getNano()));
        return switch (entry.what()) {
            case What.CallStarted started -> proto.setCallStarted(of(started)).build();
            case What.TurnTaken taken -> proto.setTurnTaken(of(taken)).build();
            case What.ToolBegun(var name, var key) -> proto.setToolBegun(ToolBegun.newBuilder().setName(name).setIdempotencyKey(key)).build();
            case What.ToolCalled called -> proto.setToolCalled(of(called)).build();
            case What.HandedOff handed -> proto.setHandedOff(of(handed)).build();
            case What.CallEnded ended -> proto.setCallEnded(of(ended)).build();
        };
    }

    private static CallStarted of(What.CallStarted started) {
        return CallStarted.newBuilder().setLanguage(started.language()).setLine(started.line()).build();
    }

    private static TurnTaken of(What.TurnTaken taken) {
        return TurnTaken.newBuilder()
                .setCaller(taken.taken().caller().reveal())
                .setIntent(taken.intent())
                .putAllSlots(taken.slots())
                .setSaid(taken.taken().said().reveal())
                .setInterrupted(taken.taken().interrupted())
                .setResponseMs(taken.responseMs())
                .addAllCitations(taken.citations())
                .setByPerson(taken.taken().by() == Turn.By.PERSON)
                .build();
    }

    private static ToolCalled of(What.ToolCalled called) {
        return ToolCalled.newBuilder().setName(called.name()).setOutcome(called.outcome()).setIdempotencyKey(called.idempotencyKey()).build();
    }

    private static HandedOff of(What.HandedOff handed) {
        return HandedOff.newBuilder().setQueue(handed.queue()).setOutcome(handed.outcome()).build();
    }

    private static CallEnded of(What.CallEnded ended) {
        return CallEnded.newBuilder().setReason(ended.reason()).setTurns(ended.turns()).setSeconds(ended.seconds()).build();
    }
}
