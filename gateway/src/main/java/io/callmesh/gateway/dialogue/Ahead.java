package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.dialogue.Generation.Wording;

/// The answer from knowledge to a caller's words, asked for while it is still being found out what they mean. Most of what
/// belongs to no flow is a question, and then two waits become one.
record Ahead(String question, Wording wording) {}
