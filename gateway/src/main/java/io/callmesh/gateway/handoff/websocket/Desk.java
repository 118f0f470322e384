package io.callmesh.gateway.handoff.websocket;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.HandOff.Leaving;
import io.callmesh.gateway.handoff.Handset;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// What comes from one person's page, brought to the call by a thread of its own.
final class Desk {

    static final int RATE_HZ = 16_000;
    /// Two seconds of sound.
    private static final int ROOM = 100;
    /// A page tells every 5 s that it is there.
    private static final Duration SILENT = Duration.ofSeconds(15);

    private final BlockingQueue<Arrival> arrived = new ArrayBlockingQueue<>(ROOM);
    private final Handset handset;

    /// What the page sent.
    sealed interface Arrival {

        record Sound(short[] samples) implements Arrival {}

        record Text(String text) implements Arrival {}

        record Pulse() implements Arrival {}

        record Left(Leaving how) implements Arrival {}
    }

    Desk(Handset handset) {
        this.handset = handset;
    }

    /// Returns at once; false when there is no room.
    boolean arrived(Arrival arrival) {
        return arrived.offer(arrival);
    }

    /// The connection is closed. Whoever has left before is not missed.
    void gone() {
        while (!arrived.offer(new Arrival.Left(Leaving.VANISHED))) arrived.clear();
    }

    /// Until the person leaves.
    void run() {
        try {
            while (true) {
                switch (arrived.poll(SILENT.toMillis(), TimeUnit.MILLISECONDS)) {
                    case null -> {
                        handset.leave(Leaving.VANISHED);
                        return;
                    }
                    case Arrival.Left(var how) -> {
                        handset.leave(how);
                        return;
                    }
                    case Arrival.Sound(var samples) -> handset.sound(new Frame(samples, RATE_HZ, 0));
                    case Arrival.Text(var text) -> handset.say(Spoken.of(text));
                    case Arrival.Pulse _ -> { }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
