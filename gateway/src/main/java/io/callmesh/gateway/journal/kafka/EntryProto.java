package io.callmesh.gateway.journal.kafka;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.journal.Written;
import io.callmesh.proto.journal.v1.CallEnded;
import io.callmesh.proto.journal.v1.CallErased;
import io.callmesh.proto.journal.v1.CallMoved;
import io.callmesh.proto.journal.v1.CallResumed;
import io.callmesh.proto.journal.v1.CallStarted;
import io.callmesh.proto.journal.v1.ConsentGiven;
import io.callmesh.proto.journal.v1.ConsentRefused;
import io.callmesh.proto.journal.v1.HandedOff;
import io.callmesh.proto.journal.v1.ToolBegun;
import io.callmesh.proto.journal.v1.ToolCalled;
import io.callmesh.proto.journal.v1.TurnTaken;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.chain.EntryHash;
import io.callmesh.runtime.seal.DataKey;
import io.callmesh.runtime.seal.Seal;
import java.util.Optional;

/// Entries as `callmesh.journal.v1.JournalEntry`, and that as its canonical JSON (protobuf's JSON mapping).
final class EntryProto {

    private static final String PURPOSE = "journal";
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

    private EntryProto() {}

    /// As it stands on the topic: what people said is sealed, and the hash is that of the sealed form.
    static Written written(JournalEntry entry, Seal seal) {
        var proto = sealed(of(entry), seal);
        String hash = EntryHash.of(json(proto));
        return new Written(entry.callId(), entry.tenant(), entry.sequence(), entry.kind(), entry.at(), hash, json(proto.toBuilder().setHash(hash).build()), Optional.of(entry));
    }

    /// What was said is taken out of a turn, so that the rest can be read and counted without keys. A key that cannot be had now, which
    /// no live call sees, must not end a call: then the words are lost.
    private static io.callmesh.proto.journal.v1.JournalEntry sealed(io.callmesh.proto.journal.v1.JournalEntry entry, Seal seal) {
        if (!entry.hasTurnTaken()) return entry;
        var turn = entry.getTurnTaken();
        var words = TurnTaken.newBuilder().setCaller(turn.getCaller()).setSaid(turn.getSaid()).putAllSlots(turn.getSlotsMap());
        var clear = io.callmesh.proto.journal.v1.JournalEntry.newBuilder().setTurnTaken(words).build();
        var rest = entry.toBuilder().setTurnTaken(turn.toBuilder().clearCaller().clearSaid().clearSlots());
        return rest.setSealed(ByteString.copyFrom(bytes(entry.getCallId(), clear.toByteArray(), seal))).build();
    }

    private static byte[] bytes(String callId, byte[] clear, Seal seal) {
        try {
            return seal.seal(callId, PURPOSE, clear);
        } catch (MeshException away) {
            return DataKey.random().seal(callId, PURPOSE, clear);
        }
    }

    private static String json(io.callmesh.proto.journal.v1.JournalEntry entry) {
        try {
            return PRINTER.print(entry);
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
                .setPreviousHash(entry.previous())
                .setFence(entry.fence())
                .setAt(Timestamp.newBuilder().setSeconds(entry.at().getEpochSecond()).setNanos(entry.at().getNano()));
        return switch (entry.what()) {
            case What.CallStarted started -> proto.setCallStarted(of(started)).build();
            case What.TurnTaken taken -> proto.setTurnTaken(of(taken)).build();
            case What.ToolBegun(var name, var key) -> proto.setToolBegun(ToolBegun.newBuilder().setName(name).setIdempotencyKey(key)).build();
            case What.ToolCalled called -> proto.setToolCalled(of(called)).build();
            case What.HandedOff handed -> proto.setHandedOff(of(handed)).build();
            case What.CallEnded ended -> proto.setCallEnded(of(ended)).build();
            case What.CallResumed(var line, var gateway) -> proto.setCallResumed(CallResumed.newBuilder().setLine(line).setGateway(gateway)).build();
            case What.CallMoved(var reason) -> proto.setCallMoved(CallMoved.newBuilder().setReason(reason)).build();
            case What.ConsentGiven(var purpose) -> proto.setConsentGiven(ConsentGiven.newBuilder().setPurpose(purpose)).build();
            case What.ConsentRefused(var purpose) -> proto.setConsentRefused(ConsentRefused.newBuilder().setPurpose(purpose)).build();
            case What.CallErased(var reason) -> proto.setCallErased(CallErased.newBuilder().setReason(reason)).build();
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
                .setSpeechMs(taken.talk().speechMs())
                .setSaidMs(taken.talk().saidMs())
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
