package io.callmesh.eval.score;

/// Looks for the highest load that still holds: doubles it until one does not, then tries in between.
final class Climb {

    private Climb() {}

    /// Whether so much holds.
    @FunctionalInterface
    interface Trial {
        boolean holds(int load) throws InterruptedException;
    }

    /// @param most tried at all
    /// @return 0 when not even 1 holds
    static int highest(int most, Trial trial) throws InterruptedException {
        int good = 0, bad = 1;
        while (bad <= most && trial.holds(bad)) {
            good = bad;
            bad = good == most ? most + 1 : Math.min(most, 2 * good);
        }
        while (bad - good > 1) {
            int middle = (good + bad) / 2;
            if (trial.holds(middle)) good = middle;
            else bad = middle;
        }
        return good;
    }
}
