package io.callmesh.launcher.model;

/// A model that has answered once and was installed.
///
/// @param service      which has it: `llm`
/// @param file         its name in the folder of models
/// @param sha256       in hexadecimal
/// @param architecture as the file says
/// @param license      a note: what the file or its publisher says
/// @param source       path or address that it came from
public record Model(String name, String service, String file, String sha256, long bytes, String architecture, String license, String source) {}
