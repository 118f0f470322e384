/// The doors: gRPC and Kafka. Protocol messages become values and back, nothing else.
package io.callmesh.llm.edge;
