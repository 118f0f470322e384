package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A place in a flow: index of a step, then, for each level down, the branch and the index in it.
///
/// A place that does not exist (a stored call met a changed pack) is the end of the flow.
final class Place {

    static final List<Integer> FIRST = List.of(0);

    private Place() {}

    static Optional<Step> step(List<Step> flow, List<Integer> path) {
        return block(flow, path).flatMap(steps -> at(steps, path.getLast()));
    }

    static List<Integer> into(List<Integer> path, int branch) {
        var deeper = new ArrayList<>(path);
        deeper.add(branch);
        deeper.add(0);
        return deeper;
    }

    static List<Integer> next(List<Integer> path) {
        var next = new ArrayList<>(path);
        next.set(next.size() - 1, next.getLast() + 1);
        return next;
    }

    static List<Integer> out(List<Integer> path) {
        return path.subList(0, Math.max(0, path.size() - 2));
    }

    /// Whether leaving the branch that the path is in ends the flow.
    static boolean ends(List<Step> flow, List<Integer> path) {
        var parent = step(flow, out(path));
        int branch = path.get(path.size() - 2);
        return parent.isEmpty() || parent.get() instanceof Step.Call || parent.get() instanceof Step.ForgetCaller || parent.get() instanceof Step.Confirm && branch == 1;
    }

    private static Optional<List<Step>> block(List<Step> flow, List<Integer> path) {
        if (path.isEmpty()) return Optional.empty();
        var steps = Optional.of(flow);
        for (int i = 0; i + 2 < path.size(); i += 2) {
            int index = path.get(i), branch = path.get(i + 1);
            steps = steps.flatMap(block -> at(block, index)).flatMap(step -> at(step.branches(), branch));
        }
        return path.size() % 2 == 1 ? steps : Optional.empty();
    }

    private static <T> Optional<T> at(List<T> list, int index) {
        return index >= 0 && index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
    }
}
