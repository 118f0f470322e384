/// A classifier of sentences that is trained where it is used, in seconds: one softmax over rare words, pairs, letters and
/// meaning, beside the nearest sentences. Knows words, vectors and labels; no pack, no language and no threshold.
package io.callmesh.llm.classify;
