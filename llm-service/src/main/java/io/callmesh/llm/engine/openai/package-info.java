/// Any chat endpoint that speaks as OpenAI's does (`/chat/completions`, streamed): OpenAI, vLLM, llama.cpp's server, Ollama.
///
/// Source: platform.openai.com/docs/api-reference/chat.
package io.callmesh.llm.engine.openai;
