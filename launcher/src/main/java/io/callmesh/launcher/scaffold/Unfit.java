package io.callmesh.launcher.scaffold;

/// What was asked for cannot be made; the message says why and what would do, in one line.
public final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unfit(String message) {
        super(message);
    }
}
