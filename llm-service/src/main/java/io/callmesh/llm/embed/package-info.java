/// Texts as vectors whose nearness is nearness of meaning. Knows no pack and no question.
package io.callmesh.llm.embed;
