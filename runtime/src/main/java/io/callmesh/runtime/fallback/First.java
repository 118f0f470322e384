package io.callmesh.runtime.fallback;

import io.callmesh.runtime.Sink;

/// Knows whether anything has been told. One thread at a time.
final class First<T> implements Sink<T> {

    private final Sink<T> said;
    private volatile boolean told;

    First(Sink<T> said) {
        this.said = said;
    }

    @Override
    public void put(T item) throws InterruptedException {
        told = true;
        said.put(item);
    }

    boolean told() {
        return told;
    }
}
