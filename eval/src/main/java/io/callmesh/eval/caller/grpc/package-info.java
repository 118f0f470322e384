/// Reaches the gateway by gRPC, like any program outside the mesh. Turns contracts into the caller's own values.
package io.callmesh.eval.caller.grpc;
