/// Callers who come by WebSocket: 20 ms frames as binary messages, everything else as JSON. The protocol is in
/// `docs/protocol.md`.
package io.callmesh.gateway.line.websocket;
