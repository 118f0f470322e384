/// The translation service, asked by gRPC.
package io.callmesh.gateway.translate.grpc;
