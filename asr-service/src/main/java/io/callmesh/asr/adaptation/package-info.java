/// What an assistant's callers are likely to say, as a graph of words with their pronunciations, made from its pack.
/// Knows nothing of sound, of engines or of calls.
package io.callmesh.asr.adaptation;
