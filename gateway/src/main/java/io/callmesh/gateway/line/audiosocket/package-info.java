/// Callers who come from an Asterisk by AudioSocket: TCP, the Asterisk connects to us, and the pace of our voice is ours. Knows
/// sockets and the JDK; must not know calls or CDI. How to set an Asterisk up is in `docs/guides/asterisk.md`.
package io.callmesh.gateway.line.audiosocket;
