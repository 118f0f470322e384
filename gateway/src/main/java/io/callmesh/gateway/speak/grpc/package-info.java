/// The client of the speech service.
package io.callmesh.gateway.speak.grpc;
