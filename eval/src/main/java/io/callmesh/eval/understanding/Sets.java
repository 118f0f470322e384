package io.callmesh.eval.understanding;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.List;

/// What is learned, and what is asked then.
public record Sets(LabelledSet training, LabelledSet test) {

    /// Some lines of a set to learn from, the others to ask.
    public static Sets divided(LabelledSet whole) {
        return new Sets(whole.training(), whole.test());
    }

    /// One training set with one test set, or several of either side by their names.
    ///
    /// @throws MeshException with `BadInput` when a test set has no training set of its name
    public static List<Sets> paired(List<LabelledSet> training, List<LabelledSet> test) {
        if (training.size() == 1) return test.stream().map(asked -> new Sets(training.getFirst(), asked)).toList();
        return test.stream().map(asked -> new Sets(named(asked.name(), training), asked)).toList();
    }

    private static LabelledSet named(String name, List<LabelledSet> sets) {
        return sets.stream().filter(set -> set.name().equals(name)).findFirst()
                .orElseThrow(() -> new MeshException(new Fault.BadInput("--test", "there is nothing named " + name + " in --train")));
    }
}
