/// The llm service, asked by gRPC.
package io.callmesh.gateway.dialogue.grpc;
