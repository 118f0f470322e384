/// The client of the recognition service.
package io.callmesh.gateway.listen.grpc;
