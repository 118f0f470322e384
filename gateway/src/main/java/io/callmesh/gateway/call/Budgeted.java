package io.callmesh.gateway.call;

import io.callmesh.runtime.CallScope.Work;
import io.callmesh.runtime.TurnBudget;

/// Work of a turn, on whichever thread: every request it makes carries what is left of the turn's budget.
final class Budgeted {

    private Budgeted() {}

    static Work work(TurnBudget budget, Work work) {
        return () -> {
            var _ = budget.during(() -> {
                work.run();
                return budget;
            });
        };
    }
}
