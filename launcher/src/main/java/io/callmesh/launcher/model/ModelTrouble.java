package io.callmesh.launcher.model;

/// A model cannot be had; the message says why and what to do, in one line.
public final class ModelTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ModelTrouble(String message) {
        super(message);
    }
}
