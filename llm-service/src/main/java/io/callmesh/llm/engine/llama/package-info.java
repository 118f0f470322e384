/// llama.cpp in this process, for users with a model file (GGUF) of their own.
///
/// The native library is unpacked to `java.io.tmpdir` under a fixed name: services on one machine need a folder each, which
/// the launcher gives them. Knows the library `de.kherud:llama`; nothing else does.
package io.callmesh.llm.engine.llama;
