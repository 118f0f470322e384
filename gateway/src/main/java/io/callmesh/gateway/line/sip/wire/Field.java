package io.callmesh.gateway.line.sip.wire;

/// One header field of a message.
///
/// @param name in lower case and never compact: `call-id`, not `i`
public record Field(String name, String value) {}
