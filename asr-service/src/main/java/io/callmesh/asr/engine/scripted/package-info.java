/// Hears what it was told it would hear. For tests, benchmarks and smoke tests; knows nothing of sound.
package io.callmesh.asr.engine.scripted;
