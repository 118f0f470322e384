/// Sums up calls by the llm service. Knows its contract; knows nothing of calls.
package io.callmesh.gateway.handoff.grpc;
