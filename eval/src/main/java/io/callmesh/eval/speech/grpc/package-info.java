/// A running asr-service as a recogniser of single recordings.
package io.callmesh.eval.speech.grpc;
