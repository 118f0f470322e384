package io.callmesh.runtime.kafka;

/// Whether there is room for work that nobody waits for. Asked some fifty times a second while it is shut.
@FunctionalInterface
public interface Gate {

    Gate OPEN = () -> true;

    boolean open();
}
