package io.callmesh.gateway.access;

/// How much one principal may do. 0 in a key's entry means no limit of its own.
///
/// @param calls             held at once, chats among them
/// @param callsPerMinute    begun
/// @param requestsPerMinute of any kind
public record Limits(int calls, int callsPerMinute, int requestsPerMinute) {

    public static final Limits NONE = new Limits(0, 0, 0);

    public Limits {
        if (calls < 0 || callsPerMinute < 0 || requestsPerMinute < 0) throw new IllegalArgumentException("limits must not be negative");
    }
}
