/// The door for gRPC: messages to records and back, nothing else.
package io.callmesh.tts.edge;
