package io.callmesh.gateway.line;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Notice;

/// One caller's line, whatever carries it.
public interface Line extends AutoCloseable {

    /// What the caller wants, told when the line opened.
    Opening opening();

    /// Delivers what the caller says, keys and types, in order, until they hang up; then returns. One thread, the ear.
    void listen(Ear ear) throws InterruptedException;

    /// Waits until [#play] would not have to wait, so that there is a moment to think better of it.
    default void ready() throws InterruptedException {}

    /// Plays one frame, waiting so that no more than 120 ms are queued ahead of the caller's ear. One thread, the mouth.
    ///
    /// @throws InterruptedException when the caller barged in
    void play(Frame frame) throws InterruptedException;

    /// Waits until everything played has been heard.
    void drain() throws InterruptedException;

    /// Drops frames queued but not yet heard.
    void hush();

    /// How many samples of all that was played the caller has heard by now, at the rate of [Opening#rateHz].
    long heard();

    /// Shows something to the caller's program; lines that can show nothing ignore it. Never waits for long.
    void show(Notice notice) throws InterruptedException;

    @Override
    void close();

    /// @param kind        as journals name it: `grpc`, `websocket`, `chat`
    /// @param language    empty: the assistant's first
    /// @param rateHz      of the sound both ways; 8000 or 16000
    /// @param hears       whether sound comes in
    /// @param speaks      whether sound goes out
    /// @param resumeToken empty for a new call
    record Opening(String kind, String tenant, String assistant, String language, int rateHz, boolean hears, boolean speaks, String resumeToken) {}

    /// Where a line puts what the caller does. Each method may wait.
    interface Ear {

        void frame(Frame frame) throws InterruptedException;

        void keys(String digits) throws InterruptedException;

        void text(String typed) throws InterruptedException;
    }
}
