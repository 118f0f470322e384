/// Rung b: the scripted caller on a gateway that runs elsewhere, with scripted engines in services of their own.
package io.callmesh.gateway.bench.grpc;
