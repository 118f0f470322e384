/// FreeTTS 1.2.2 with its diphone voice kevin16: a second English voice, light enough for many synthetic callers. Knows the
/// library's utterances; knows nothing of other engines.
package io.callmesh.tts.engine.freetts;
