/// From what was heard to what is meant: intents, slots, sentiment. A phrase of the pack that matches word for word decides;
/// otherwise the nearest one does, if it is near enough. Deterministic. Knows no protocol and no dialogue.
package io.callmesh.llm.understand;
