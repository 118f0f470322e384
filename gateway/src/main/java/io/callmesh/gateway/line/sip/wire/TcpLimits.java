package io.callmesh.gateway.line.sip.wire;

import java.time.Duration;

/// What connections may take.
///
/// @param connections at once; more are closed as they come
/// @param idle        how long nothing may come; then the connection is closed
/// @param message     how long one message may take from its first byte to its last, against peers that dribble
public record TcpLimits(int connections, Duration idle, Duration message) {}
