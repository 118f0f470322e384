/// Callers who come by gRPC: the dialogue service.
package io.callmesh.gateway.line.grpc;
