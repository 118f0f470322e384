package io.callmesh.runtime;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/// What is left of the time that a turn may take, from which each stage spends. Safe for many threads.
///
/// The one that made it waits at most so long for the caller's answer to begin; a stage that cannot be done in what is left
/// does less, or says [#timedOut] instead of being late.
public final class TurnBudget {

    /// For whoever was given no budget: nobody waits.
    public static final TurnBudget UNLIMITED = new TurnBudget(Duration.ZERO, Long.MAX_VALUE, () -> 0);

    /// More than any turn; keeps sums of nanoseconds from running over.
    private static final Duration MOST = Duration.ofDays(1);
    private static final ScopedValue<TurnBudget> CURRENT = ScopedValue.newInstance();

    private final Duration total;
    private final long end;
    private final LongSupplier nanos;

    private TurnBudget(Duration total, long end, LongSupplier nanos) {
        this.total = total;
        this.end = end;
        this.nanos = nanos;
    }

    /// Begins to run now. Negative is zero.
    ///
    /// @param nanos a clock such as `System::nanoTime`
    public static TurnBudget of(Duration total, LongSupplier nanos) {
        var sane = total.isNegative() ? Duration.ZERO : total.compareTo(MOST) > 0 ? MOST : total;
        return new TurnBudget(sane, nanos.getAsLong() + sane.toNanos(), nanos);
    }

    /// Begins to run now, on the machine's clock.
    public static TurnBudget of(Duration total) {
        return of(total, System::nanoTime);
    }

    /// The budget of the request that this thread serves, or [#UNLIMITED].
    public static TurnBudget current() {
        return CURRENT.orElse(UNLIMITED);
    }

    /// Runs work that finds this budget by [#current].
    public <T> T during(Callable<T> work) throws Exception {
        return ScopedValue.where(CURRENT, this).call(work::call);
    }

    public boolean limited() {
        return this != UNLIMITED;
    }

    /// Never negative.
    public Duration left() {
        return limited() ? Duration.ofNanos(Math.max(0, end - nanos.getAsLong())) : MOST;
    }

    public boolean spent() {
        return limited() && left().isZero();
    }

    /// A wait's own limit, or what is left when that is less.
    public Duration atMost(Duration patience) {
        var left = left();
        return left.compareTo(patience) < 0 ? left : patience;
    }

    /// @param stage what could not be done in time
    public MeshException timedOut(String stage) {
        return new MeshException(new Fault.TimedOut(stage, total));
    }

    @Override
    public String toString() {
        return limited() ? left().toMillis() + " of " + total.toMillis() + " ms" : "unlimited";
    }
}
