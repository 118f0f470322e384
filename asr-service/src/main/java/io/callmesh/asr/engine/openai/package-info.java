/// Has sound written down by any endpoint that speaks OpenAI's transcription protocol: a model of your own behind
/// whisper.cpp, vLLM or Speaches, or a cloud's.
///
/// Source: OpenAI API reference, "Create transcription": `POST {base}/audio/transcriptions`, multipart, answered with a
/// JSON object whose `text` is what was said. Nothing is sent anywhere unless this engine is configured.
package io.callmesh.asr.engine.openai;
