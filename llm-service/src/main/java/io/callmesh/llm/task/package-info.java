/// Work that language models do well and rules do honestly: each task asks the configured engines, and is done by rule when
/// none of them can, or when what they wrote cannot be believed. The result says who made it. Knows no protocol.
package io.callmesh.llm.task;
