/// Voices of a running speech service.
package io.callmesh.eval.voice.grpc;
