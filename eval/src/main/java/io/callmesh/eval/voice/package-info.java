/// The voices of synthetic callers. Knows nothing of calls.
package io.callmesh.eval.voice;
