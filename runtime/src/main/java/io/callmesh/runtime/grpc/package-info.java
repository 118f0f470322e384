/// The edge between gRPC's callbacks and straight-line code on virtual threads: bounded inboxes, writes that wait,
/// cancellation as an interrupt, and the status of each fault. Only `edge`, `*.grpc` and `wiring` packages use it.
///
/// **One channel for many calls.** All streams between two processes share one HTTP/2 connection. A stream that nobody reads
/// holds up its writer after its own window (64 KB) and nobody else: grpc-java gives a connection's window back as bytes arrive
/// and a stream's as they are read (`DefaultHttp2LocalFlowController` with `autoRefillConnectionWindow`; `StreamTest` holds it to
/// that with 24 unread streams). What could hold up others is a callback that waits, for all streams of a connection share its
/// thread: callbacks here only put into a bounded inbox that has room, wake a writer, or interrupt a thread.
///
/// **Who leaves.** When a peer cancels or vanishes, the thread that serves the call is interrupted and every other writer to the
/// stream gets `Unavailable` at once.
package io.callmesh.runtime.grpc;
