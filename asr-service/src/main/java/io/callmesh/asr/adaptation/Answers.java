package io.callmesh.asr.adaptation;

import io.callmesh.asr.adaptation.Expression.Sequence;
import io.callmesh.asr.adaptation.Expression.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How people answer the question for a slot.
///
/// @param slot   that was asked for; empty when none was
/// @param values what can be said for the slots that can be foreseen
record Answers(String slot, Map<String, Expression> values) {

    /// Those who only tell the value: nearly all.
    List<Expression> bare() {
        return values.containsKey(slot) ? List.of(new Value(slot)) : List.of();
    }

    /// Those who make a sentence of it.
    List<Expression> sentences() {
        if (!values.containsKey(slot)) return List.of();
        var name = Carriers.name(slot);
        List<Expression> answers = new ArrayList<>();
        for (var opening : openings(name)) answers.add(new Sequence(List.of(PatternReader.read(opening), new Value(slot))));
        return answers;
    }

    private static List<String> openings(String name) {
        return List.of(
                "(yes | no | sure | okay)",
                "[yes | no | sure | okay] (it is | it's | that is | that's | i said)",
                "[yes | no | sure | okay] [it is | it's] (the | my) " + name + " [is]",
                name + " [is]");
    }
}
