package io.callmesh.gateway.profile;

import java.time.Instant;

/// One thing that a caller agreed to have remembered. People said it, so it prints as its name only.
///
/// @param name   of the slot that it fills
/// @param source the assistant and the call that it was told on, as `ASSISTANT/CALL`
/// @param until  when it is forgotten
public record Fact(String name, String value, String source, Instant until) {

    @Override
    public String toString() {
        return name + " until " + until;
    }
}
