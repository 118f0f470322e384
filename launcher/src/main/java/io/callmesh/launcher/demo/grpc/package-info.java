/// The mesh's gRPC doors as the demonstration uses them: a voice for the caller, a look at the session.
package io.callmesh.launcher.demo.grpc;
