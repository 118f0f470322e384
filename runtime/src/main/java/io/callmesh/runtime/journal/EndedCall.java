package io.callmesh.runtime.journal;

import io.callmesh.proto.journal.v1.JournalEntry;
import java.util.List;

/// What the journal says of a call that has ended.
///
/// @param last    the entry that ended it
/// @param entries in the order of their sequence, each once, up to the last
/// @param partial some are missing, or could not be opened
/// @param sealed  what was said was sealed: what is made of it is to be sealed too
public record EndedCall(JournalEntry last, List<JournalEntry> entries, boolean partial, boolean sealed) {

    public EndedCall {
        entries = List.copyOf(entries);
    }

    public String callId() {
        return last.getCallId();
    }
}
