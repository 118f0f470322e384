package io.callmesh.gateway.line;

import io.callmesh.audio.Frame;

/// A line that sends sound at the pace at which it is heard, and so knows how much of it has been.
public interface PacedLine extends Line {

    /// The pace; one for each line.
    Playout playout();

    /// Sends a frame that is due.
    void send(Frame frame) throws InterruptedException;

    /// Has the other end drop what it has not played.
    void clear();

    @Override
    default void ready() throws InterruptedException {
        playout().ready();
    }

    @Override
    default void play(Frame frame) throws InterruptedException {
        playout().await(frame.samples().length);
        send(frame);
    }

    @Override
    default void drain() throws InterruptedException {
        playout().drain();
    }

    @Override
    default void hush() {
        playout().hush();
        clear();
    }

    @Override
    default long heard() {
        return playout().heard();
    }
}
