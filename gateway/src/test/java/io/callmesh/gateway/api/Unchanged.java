package io.callmesh.gateway.api;

import java.util.function.Predicate;

/// Whether a count is what it was when it was looked at before.
final class Unchanged implements Predicate<Long> {

    private long before = -1;

    @Override
    public boolean test(Long now) {
        boolean same = now == before && now > 0;
        before = now;
        return same;
    }
}
