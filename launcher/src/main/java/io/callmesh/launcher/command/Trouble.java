package io.callmesh.launcher.command;

/// Something that the person at the keyboard can mend. The message is all they see.
public final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Trouble(String message) {
        super(message);
    }
}
