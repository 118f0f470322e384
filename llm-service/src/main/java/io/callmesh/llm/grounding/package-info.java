/// What may be said of what was found: every sentence of an answer is held against its sources before it is spoken, whatever
/// engine wrote it. Knows sentences and sources, not who wrote or found them.
package io.callmesh.llm.grounding;
