/// Callers who come by gRPC, lose their gateway and come back with their resume token.
package io.callmesh.launcher.chaos.grpc;
