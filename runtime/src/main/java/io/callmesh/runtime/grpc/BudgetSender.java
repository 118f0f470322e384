package io.callmesh.runtime.grpc;

import io.callmesh.runtime.TurnBudget;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Sends what is left of a turn with each call: `stub.withInterceptors(BudgetSender.of(budget))`.
///
/// The peer is told what is left and gives up by itself, with a fault that names its stage or with what it has by then; a
/// little later the call's deadline ends it anyway.
public final class BudgetSender implements ClientInterceptor {

    /// What a peer that ends in time needs to say so.
    static final Duration GRACE = Duration.ofMillis(250);

    private final Supplier<TurnBudget> budget;
    private final boolean deadline;

    private BudgetSender(Supplier<TurnBudget> budget, boolean deadline) {
        this.budget = budget;
        this.deadline = deadline;
    }

    /// For calls whose whole answer belongs to the turn.
    public static BudgetSender of(TurnBudget budget) {
        return new BudgetSender(() -> budget, true);
    }

    /// For streams of which only the beginning must be in time, such as speech: tells the budget and sets no deadline.
    public static BudgetSender untilFirst(TurnBudget budget) {
        return new BudgetSender(() -> budget, false);
    }

    /// Passes on what is left for the request that the calling thread serves: for services that ask others.
    public static BudgetSender forwarding() {
        return new BudgetSender(TurnBudget::current, true);
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        var left = budget.get();
        if (!left.limited()) return next.newCall(method, options);
        return new SimpleForwardingClientCall<>(next.newCall(method, deadline ? limited(options, left) : options)) {
            @Override
            public void start(Listener<A> answers, Metadata headers) {
                headers.put(BudgetKey.HEADER, Long.toString(left.left().toMillis()));
                super.start(answers, headers);
            }
        };
    }

    /// The call's own deadline stays when it is earlier.
    private static CallOptions limited(CallOptions options, TurnBudget budget) {
        long millis = budget.left().plus(GRACE).toMillis();
        var own = options.getDeadline();
        boolean earlier = own != null && own.timeRemaining(TimeUnit.MILLISECONDS) <= millis;
        return earlier ? options : options.withDeadlineAfter(millis, TimeUnit.MILLISECONDS);
    }
}
