/// What the service adds to an engine: it checks the text, finds out its language, picks the engine, and sees that only so
/// many compute at once. It must not know gRPC, nor any engine by name.
package io.callmesh.translation.translate;
