package io.callmesh.eval.understanding;

import java.util.List;
import java.util.function.Predicate;

/// Lines that people labelled.
///
/// @param scopeCounts whether a line that is out of scope counts for accuracy as any other label does
public record LabelledSet(String name, List<Labelled> lines, boolean scopeCounts) {

    /// Every fifth group is for the test where a set has no test lines of its own.
    private static final int FOLDS = 5;

    public LabelledSet {
        lines = List.copyOf(lines);
    }

    public LabelledSet training() {
        return only(line -> line.group() % FOLDS != FOLDS - 1);
    }

    public LabelledSet test() {
        return only(line -> line.group() % FOLDS == FOLDS - 1);
    }

    private LabelledSet only(Predicate<Labelled> wanted) {
        return new LabelledSet(name, lines.stream().filter(wanted).toList(), scopeCounts);
    }

    public int size() {
        return lines.size();
    }

    /// The language of most lines, by their script: `zh` or `en`.
    String language() {
        long chinese = lines.stream().filter(line -> line.text().codePoints().anyMatch(character -> Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN)).count();
        return 2 * chinese > lines.size() ? "zh" : "en";
    }

    boolean slots() {
        return lines.stream().anyMatch(line -> !line.slots().isEmpty());
    }
}
