/// What the service adds to an engine: who speaks which language, reading text aloud, cutting what is long, a bounded pool
/// of threads, deadlines, the asked sample rate, and a memory of phrases that are said again and again. Knows no network.
package io.callmesh.tts.synthesize;
