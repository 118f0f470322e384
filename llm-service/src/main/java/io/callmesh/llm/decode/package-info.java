/// What this service adds to an engine: packs made ready, sources for questions, sentences filled, one engine chosen, its
/// threads. Knows the role of an engine and none of the engines.
package io.callmesh.llm.decode;
