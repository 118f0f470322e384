package io.callmesh.runtime.grpc;

import io.callmesh.runtime.TurnBudget;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what is left of the turn from a call's metadata; the body of the call finds it by [TurnBudget#current].
@ApplicationScoped
@GlobalInterceptor
public class BudgetReader implements ServerInterceptor {

    private static final Pattern MILLIS = Pattern.compile("\\d{1,9}");

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var told = Optional.ofNullable(headers.get(BudgetKey.HEADER));
        if (told.isEmpty()) return next.startCall(call, headers);
        if (!MILLIS.matcher(told.get()).matches()) return refused(call);
        var budget = TurnBudget.of(Duration.ofMillis(Integer.parseInt(told.get())));
        return Contexts.interceptCall(BudgetKey.with(budget), call, headers, next);
    }

    private static <Q> ServerCall.Listener<Q> refused(ServerCall<Q, ?> call) {
        call.close(Status.INVALID_ARGUMENT.withDescription(BudgetKey.HEADER.name() + ": expected whole milliseconds"), new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
