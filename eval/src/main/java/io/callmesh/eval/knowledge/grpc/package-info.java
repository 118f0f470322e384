/// The llm-service as a client sees it.
package io.callmesh.eval.knowledge.grpc;
