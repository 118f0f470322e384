/// How well callers are understood, by labelled sets of what people said: training lines become a pack, test lines are asked.
/// Knows the layouts of public sets and no protocol.
package io.callmesh.eval.understanding;
