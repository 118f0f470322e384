package io.callmesh.launcher.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.chain.Link;
import io.callmesh.runtime.seal.Seal;
import java.util.Optional;

/// An entry as far as it can be read.
///
/// @param link  what makes it part of the chain; taken of the record as it stands, so that it needs no key
/// @param words what became of what people said
public record Opened(JournalEntry entry, Link link, Words words) {

    private static final String PURPOSE = "journal";

    /// What became of what people said.
    public enum Words {
        /// There were none, or they stand in clear.
        CLEAR,
        OPENED,
        /// The key is gone.
        ERASED,
        /// The keys cannot be reached from here.
        SEALED
    }

    /// Empty for what is no entry.
    static Optional<Opened> of(String json, Seal seal) {
        var entry = JournalEntry.newBuilder();
        try {
            JsonFormat.parser().ignoringUnknownFields().merge(json, entry);
            var link = Link.of(json);
            if (link.isEmpty()) return Optional.empty();
            return Optional.of(entry.getSealed().isEmpty() ? new Opened(entry.build(), link.get(), Words.CLEAR) : open(entry, link.get(), seal));
        } catch (InvalidProtocolBufferException none) {
            return Optional.empty();
        }
    }

    private static Opened open(JournalEntry.Builder entry, Link link, Seal seal) throws InvalidProtocolBufferException {
        try {
            var clear = seal.open(entry.getCallId(), PURPOSE, entry.getSealed().toByteArray());
            if (clear.isEmpty()) return new Opened(entry.build(), link, Words.ERASED);
            return new Opened(entry.mergeFrom(clear.get()).build(), link, Words.OPENED);
        } catch (MeshException unreachable) {
            return new Opened(entry.build(), link, Words.SEALED);
        }
    }
}
