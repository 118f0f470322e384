package io.callmesh.runtime.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.runtime.seal.Seal;

/// Reads values of the topic `callmesh.journal.v1`: the canonical JSON of an entry, with what people said sealed or in clear.
/// Fields of later versions are passed over. Safe for many threads.
public final class JournalRecords {

    /// As what the words of an entry are sealed.
    public static final String PURPOSE = "journal";

    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

    private final Seal seal;

    public JournalRecords(Seal seal) {
        this.seal = seal;
    }

    /// @param json the value of a record
    /// @throws io.callmesh.runtime.MeshException when the keys cannot be reached now
    public Found read(String json) {
        var entry = JournalEntry.newBuilder();
        try {
            PARSER.merge(json, entry);
        } catch (InvalidProtocolBufferException malformed) {
            return new Found.Unreadable("not canonical JSON of callmesh.journal.v1.JournalEntry");
        }
        return entry.getCallId().isEmpty() ? new Found.Unreadable("an entry of no call") : opened(entry.build());
    }

    /// Puts the sealed words back to the entry they were taken from.
    private Found opened(JournalEntry entry) {
        if (entry.getSealed().isEmpty()) return new Found.Whole(entry, false);
        var clear = seal.open(entry.getCallId(), PURPOSE, entry.getSealed().toByteArray());
        if (clear.isEmpty()) return new Found.Erased(entry);
        try {
            return new Found.Whole(entry.toBuilder().clearSealed().mergeFrom(clear.get()).build(), true);
        } catch (InvalidProtocolBufferException malformed) {
            return new Found.Unreadable("sealed words that are none");
        }
    }
}
