/// The edge between gRPC's callbacks and straight-line code on virtual threads: bounded inboxes, writes that wait,
/// cancellation as an interrupt, and the status of each fault. Only `edge`, `*.grpc` and `wiring` packages use it.
package io.callmesh.runtime.grpc;
