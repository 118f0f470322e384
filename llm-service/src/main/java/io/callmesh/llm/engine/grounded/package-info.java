/// The engine that needs no language model: it answers with the sentences of the knowledge and sums up by rule. It says
/// nothing that the pack or the call does not hold.
package io.callmesh.llm.engine.grounded;
