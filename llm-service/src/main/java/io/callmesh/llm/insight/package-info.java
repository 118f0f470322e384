/// What can be told of a call that has ended: what it was about, how it came out, how it went. Figures are counted, words are found by
/// rule; a language model, where one is configured, writes the summary and finds more. Knows no protocol.
package io.callmesh.llm.insight;
