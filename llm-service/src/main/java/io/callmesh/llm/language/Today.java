package io.callmesh.llm.language;

import java.time.LocalDate;
import java.util.Optional;

/// Which day it is for the caller who is being understood: `tomorrow` is told from there.
public final class Today {

    private static final ScopedValue<LocalDate> DAY = ScopedValue.newInstance();

    private Today() {}

    /// Where nobody told the caller's day, the one where the service runs.
    public static LocalDate day() {
        return DAY.isBound() ? DAY.get() : LocalDate.now();
    }

    /// Does something as on a day, on the thread that asks.
    public static <T, X extends Throwable> T on(Optional<LocalDate> day, ScopedValue.CallableOp<T, X> work) throws X {
        return day.isPresent() ? ScopedValue.where(DAY, day.get()).call(work) : work.call();
    }
}
