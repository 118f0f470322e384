package io.callmesh.eval.transcript;

/// A file is no transcript; the message says where, and what was expected, in one line. It never holds what somebody said.
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Unreadable(String message) {
        super(message);
    }
}
