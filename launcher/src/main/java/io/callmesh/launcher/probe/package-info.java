/// What a look at a gRPC door from outside found. Knows no gRPC: that is `probe.grpc`.
package io.callmesh.launcher.probe;
