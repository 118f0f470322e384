/// The gRPC door of the service: messages to records and back, and what is wrong with a message. Nothing else.
package io.callmesh.asr.edge;
