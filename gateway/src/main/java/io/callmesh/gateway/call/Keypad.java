package io.callmesh.gateway.call;

import io.callmesh.gateway.conversation.Event;
import io.callmesh.runtime.Sink;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/// Collects keys that belong together: one when a choice is asked for; a number until it is long enough, `#` is pressed
/// or no key follows for a while.
final class Keypad {

    /// Callers look for the next key for up to two seconds.
    private static final Duration NEXT_KEY = Duration.ofMillis(2_500);

    private final BlockingQueue<String> pressed = new ArrayBlockingQueue<>(64);
    private final IntSupplier wanted;
    private final LongSupplier nanos;
    private final Sink<Event> events;
    private final Duration nextKey;

    /// @param wanted how many digits the answer can have at most; 0 when a single key is a choice
    Keypad(IntSupplier wanted, LongSupplier nanos, Sink<Event> events) {
        this(wanted, nanos, events, NEXT_KEY);
    }

    Keypad(IntSupplier wanted, LongSupplier nanos, Sink<Event> events, Duration nextKey) {
        this.nextKey = nextKey;
        this.wanted = wanted;
        this.nanos = nanos;
        this.events = events;
    }

    void press(String keys) throws InterruptedException {
        pressed.put(keys);
    }

    void run() throws InterruptedException {
        var first = pressed.take();
        while (true) first = collect(new StringBuilder(first)) ? afterAll() : pressed.take();
    }

    /// Whoever was asked to end a number with the pound key does so, although the number was long enough without.
    private String afterAll() throws InterruptedException {
        var next = pressed.poll(nextKey.toMillis(), TimeUnit.MILLISECONDS);
        return next == null || next.equals("#") ? pressed.take() : next;
    }

    /// Whether it was a number that is long enough without the pound key.
    private boolean collect(StringBuilder keys) throws InterruptedException {
        events.put(new Event.SpeechStarted());
        while (!complete(keys)) {
            var next = pressed.poll(nextKey.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) break;
            keys.append(next);
            events.put(new Event.SpeechStarted());
        }
        int enough = wanted.getAsInt();
        events.put(new Event.Keys(keys.toString(), nanos.getAsLong()));
        return enough > 0 && keys.length() >= enough && keys.charAt(keys.length() - 1) != '#';
    }

    private boolean complete(CharSequence keys) {
        return keys.charAt(keys.length() - 1) == '#' || keys.length() >= Math.max(1, wanted.getAsInt());
    }
}
