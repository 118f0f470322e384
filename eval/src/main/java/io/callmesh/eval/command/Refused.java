package io.callmesh.eval.command;

/// A command cannot do what it was asked; the message tells its user why and what to do, in one line.
final class Refused extends RuntimeException {

    static final int FAILED = 1, BAD_REQUEST = 2, NO_RECOGNIZER = 3, NO_GATEWAY = 4;

    private static final long serialVersionUID = 1;
    private final int exitCode;

    Refused(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
