/// An engine without a model: a tone for each word, the same every time, for tests and benchmarks. Says nothing anybody
/// could understand.
package io.callmesh.tts.engine.tone;
