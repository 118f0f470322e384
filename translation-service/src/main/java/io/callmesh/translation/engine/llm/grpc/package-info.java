/// Reaches the llm service by gRPC.
package io.callmesh.translation.engine.llm.grpc;
