/// The gRPC door: contract in, records out. It must not decide anything.
package io.callmesh.translation.edge;
