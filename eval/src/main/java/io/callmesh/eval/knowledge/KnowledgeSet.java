package io.callmesh.eval.knowledge;

import java.util.List;

/// Knowledge, and questions for it.
public record KnowledgeSet(String name, List<Fact> facts, List<Asked> asked) {

    public KnowledgeSet {
        facts = List.copyOf(facts);
        asked = List.copyOf(asked);
    }
}
