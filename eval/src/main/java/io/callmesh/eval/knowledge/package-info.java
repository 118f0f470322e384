/// How well the knowledge of a pack is found, and whether what is cited gives what is answered: questions of dialogues whose passage
/// people have marked. Knows the layout of public sets and no protocol.
package io.callmesh.eval.knowledge;
