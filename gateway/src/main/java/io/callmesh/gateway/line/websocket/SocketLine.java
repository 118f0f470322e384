package io.callmesh.gateway.line.websocket;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.Framer;
import io.callmesh.gateway.line.LineClock;
import io.callmesh.gateway.line.NoticeJson;
import io.callmesh.gateway.line.PacedLine;
import io.callmesh.gateway.line.Playout;
import io.callmesh.gateway.line.ToneLines;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// A caller on one WebSocket.
final class SocketLine implements PacedLine {

    /// Two seconds of sound: a browser that sends more than we take in is cut off.
    private static final int ROOM = 100;
    private static final Duration NO_SOUND = Duration.ofSeconds(30), NO_TEXT = Duration.ofMinutes(15);

    private final Opening opening;
    private final Page page;
    private final BlockingQueue<Arrival> arrived = new ArrayBlockingQueue<>(ROOM);
    private final Playout playout;
    private final Framer framer;
    private final ToneLines tones;
    private volatile boolean moved;

    /// What the browser sent.
    sealed interface Arrival {

        record Sound(short[] samples) implements Arrival {}

        record Text(String text) implements Arrival {}

        record Keys(String digits) implements Arrival {}

        /// @param clears how many clears were obeyed by then; negative when the browser does not tell
        record Played(long samples, int clears) implements Arrival {}

        record Gone() implements Arrival {}
    }

    SocketLine(Opening opening, Page page, ToneLines tones, LineClock clock) {
        this.tones = tones;
        this.opening = opening;
        this.page = page;
        playout = new Playout(opening.rateHz(), clock);
        framer = new Framer(opening.rateHz());
    }

    /// Returns at once; false when the caller sends faster than real time for too long.
    boolean arrived(Arrival arrival) {
        if (arrival instanceof Arrival.Played(long samples, int clears)) playout.played(samples, clears);
        return arrived.offer(arrival);
    }

    /// The socket is closed.
    void gone() {
        if (!arrived.offer(new Arrival.Gone())) {
            arrived.clear();
            arrived.add(new Arrival.Gone());
        }
    }

    @Override
    public Opening opening() {
        return opening;
    }

    @Override
    public void listen(Ear caller) throws InterruptedException {
        var ear = tones.ear(caller, opening);
        while (true) {
            var patience = opening.hears() ? NO_SOUND : NO_TEXT;
            switch (arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                case null -> {
                    return;
                }
                case Arrival.Gone _ -> {
                    return;
                }
                case Arrival.Sound(var samples) -> {
                    for (var frame : framer.frames(samples)) ear.frame(frame);
                }
                case Arrival.Text(var text) -> ear.text(text);
                case Arrival.Keys(var digits) -> ear.keys(digits);
                case Arrival.Played _ -> { }
            }
        }
    }

    @Override
    public Playout playout() {
        return playout;
    }

    @Override
    public void send(Frame frame) {
        page.sound(Pcm.encode(frame.samples()));
    }

    @Override
    public void clear() {
        page.tell("{\"event\":\"clear\"}");
    }

    @Override
    public boolean reconnects() {
        return true;
    }

    @Override
    public void show(Notice notice) {
        moved |= notice instanceof Notice.Moved;
        page.tell(NoticeJson.of(notice).toString());
    }

    @Override
    public void close() {
        page.close(moved);
    }
}
