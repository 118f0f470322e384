/// MaryTTS 5.2.1, the default voice for English. Knows its documents, its threads and how to end them; knows nothing of
/// other engines.
package io.callmesh.tts.engine.marytts;
