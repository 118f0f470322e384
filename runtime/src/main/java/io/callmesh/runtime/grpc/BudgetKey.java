package io.callmesh.runtime.grpc;

import io.callmesh.runtime.TurnBudget;
import io.grpc.Context;
import io.grpc.Metadata;

/// Where a turn's budget is on its way: in metadata as whole milliseconds, in a served call's context as itself.
final class BudgetKey {

    static final Metadata.Key<String> HEADER = Metadata.Key.of("callmesh-turn-budget-ms", Metadata.ASCII_STRING_MARSHALLER);

    private static final Context.Key<TurnBudget> BUDGET = Context.keyWithDefault("turn-budget", TurnBudget.UNLIMITED);

    private BudgetKey() {}

    static Context with(TurnBudget budget) {
        return Context.current().withValue(BUDGET, budget);
    }

    /// Runs what serves a call with the budget that came with it.
    static void serve(ServedWork work) throws Exception {
        BUDGET.get().during(() -> {
            work.run();
            return BUDGET;
        });
    }

    /// The body of a served call.
    interface ServedWork {
        void run() throws Exception;
    }
}
