/// What the assistant answers: input and state in, clauses and a new state out. Business logic is deterministic and
/// comes from the pack's flows; the llm service understands and words it. Knows no sound and no line.
package io.callmesh.gateway.dialogue;
