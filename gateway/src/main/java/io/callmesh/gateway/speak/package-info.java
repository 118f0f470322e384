/// Clauses to frames, in the order they are to be heard, with the times of their words. Knows nothing of turns.
package io.callmesh.gateway.speak;
