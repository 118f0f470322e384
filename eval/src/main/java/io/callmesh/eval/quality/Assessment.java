package io.callmesh.eval.quality;

import io.callmesh.eval.quality.Mark.Verdict;
import io.callmesh.eval.transcript.Conversation;
import java.util.List;
import java.util.OptionalDouble;

/// The marks of a conversation.
public record Assessment(Conversation conversation, List<Mark> marks) {

    public Assessment {
        marks = List.copyOf(marks);
    }

    /// The share of the rules that were met, by their weight, of those that there was an occasion for; empty: for none.
    public OptionalDouble score() {
        double all = weight(Verdict.MET) + weight(Verdict.BROKEN);
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(weight(Verdict.MET) / all);
    }

    private double weight(Verdict verdict) {
        return marks.stream().filter(mark -> mark.verdict() == verdict).mapToDouble(mark -> mark.rule().weight()).sum();
    }
}
