/// Where values stand in a sentence, learned from sentences in which they are marked. Knows no pack, no phrase of it and no protocol.
package io.callmesh.llm.tag;
