/// What was said in a conversation, read from the files that people and this mesh keep: text, JSON and JSON lines. Knows no packs and
/// makes nothing of what was said.
package io.callmesh.eval.transcript;
