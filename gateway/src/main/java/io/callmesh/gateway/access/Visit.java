package io.callmesh.gateway.access;

/// Somebody at a door.
///
/// @param surface `http`, `websocket`, `grpc`, `sip`, `file`
/// @param peer    the address that the connection came from, never one that a header claims
/// @param action  what is wanted, as the interface names it: `endSession`, `Converse`
/// @param target  what it is wanted of, such as a call's id; empty for nothing in particular. No caller's name or number
public record Visit(String surface, String peer, String action, String target) {

    private static final int LONGEST = 128;

    /// What is sent as a name may be anything: it is cut, and shows nothing that would break a line.
    public Visit {
        target = target.substring(0, Math.min(LONGEST, target.length())).replaceAll("[^\\p{Graph} ]", "?");
    }

    public Visit of(String newTarget) {
        return new Visit(surface, peer, action, newTarget);
    }
}
