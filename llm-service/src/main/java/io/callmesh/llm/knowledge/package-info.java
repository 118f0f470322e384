/// Finds what a pack knows about a question: passages by words (BM25) and by meaning (vectors), and when neither is near
/// enough, says so. Knows no protocol and writes no answer.
package io.callmesh.llm.knowledge;
