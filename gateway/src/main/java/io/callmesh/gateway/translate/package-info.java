/// Lets callers speak a language that the assistant does not: their words are translated for the dialogue, its clauses
/// for the caller. Knows nothing of flows.
package io.callmesh.gateway.translate;
