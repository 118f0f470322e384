package io.callmesh.gateway.line;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Notice;

/// A line that is another line but for what it says otherwise: everything goes to [#line].
public interface ForwardedLine extends Line {

    /// The other one; always the same.
    Line line();

    @Override
    default Opening opening() {
        return line().opening();
    }

    @Override
    default void listen(Ear ear) throws InterruptedException {
        line().listen(ear);
    }

    @Override
    default void ready() throws InterruptedException {
        line().ready();
    }

    @Override
    default void play(Frame frame) throws InterruptedException {
        line().play(frame);
    }

    @Override
    default boolean sendsKeys() {
        return line().sendsKeys();
    }

    @Override
    default long sendKeys(String keys) throws InterruptedException {
        return line().sendKeys(keys);
    }

    @Override
    default boolean transfers() {
        return line().transfers();
    }

    @Override
    default boolean transfer(String target) throws InterruptedException {
        return line().transfer(target);
    }

    @Override
    default boolean reconnects() {
        return line().reconnects();
    }

    @Override
    default void drain() throws InterruptedException {
        line().drain();
    }

    @Override
    default void hush() {
        line().hush();
    }

    @Override
    default long heard() {
        return line().heard();
    }

    @Override
    default void show(Notice notice) throws InterruptedException {
        line().show(notice);
    }

    @Override
    default void close() {
        line().close();
    }

    /// An ear that is another one but for the sound, which goes to [Frames] instead.
    record FrameEar(Ear ear, Frames frames) implements Ear {

        @Override
        public void frame(Frame frame) throws InterruptedException {
            frames.frame(frame);
        }

        @Override
        public void keys(String digits) throws InterruptedException {
            ear.keys(digits);
        }

        @Override
        public void text(String typed) throws InterruptedException {
            ear.text(typed);
        }
    }

    /// What is done with each frame that comes in.
    @FunctionalInterface
    interface Frames {
        void frame(Frame frame) throws InterruptedException;
    }
}
