/// Looks at a gRPC door of the mesh as any client would, with plain grpc-java and, for what that hides, plain HTTP/2. It knows the contracts
/// and nothing of the services behind them: whatever it finds, somebody else's client would find too.
package io.callmesh.launcher.probe.grpc;
