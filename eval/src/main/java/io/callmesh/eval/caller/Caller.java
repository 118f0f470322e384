package io.callmesh.eval.caller;

import io.callmesh.audio.Wav;
import io.callmesh.runtime.CallScope;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Somebody in a call: speaks, types or keys, and waits for the answer. Never says when a turn of theirs is over: that is
/// for the gateway to hear.
///
/// Speaks in real time on a thread of its own, listens on another; the methods belong to one thread. Every wait ends when nothing
/// was heard for [#PATIENCE], or with the call.
public final class Caller implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GOODBYE = Duration.ofSeconds(5);
    /// An answer that is over before the recording of a caller is may be followed by another one for its rest.
    private static final Duration SETTLING = Duration.ofMillis(1500);

    /// From one key to the next, by people who know the number.
    private static final long KEY_MS = 250;

    private static final String EAR = "ear", MOUTH = "mouth";

    private final Connection line;
    private final int rateHz;
    private final Mouth mouth;
    private final Recording recording;
    private final Consumer<CallEvent> onEvent;
    private final Story story = new Story();
    private final CallScope scope = CallScope.open("caller", this::broken);

    private Caller(Connection line, Opening.Medium medium, Consumer<CallEvent> onEvent) {
        this.line = line;
        this.rateHz = medium.soundHz();
        this.mouth = new Mouth(line, rateHz, story::sent, story::spoke);
        this.recording = new Recording(rateHz);
        this.onEvent = onEvent;
    }

    /// Calls. Each event but sound goes to `onEvent` as it comes, on the listening thread.
    public static Caller call(Gateway gateway, Opening opening, Consumer<CallEvent> onEvent) throws InterruptedException {
        var caller = new Caller(gateway.call(opening), opening.medium(), onEvent);
        caller.scope.fork(EAR, caller::listen);
        if (opening.medium() instanceof Opening.Medium.Voice) caller.scope.fork(MOUTH, caller.mouth::run);
        return caller;
    }

    /// Waits until the agent has greeted.
    public Answer greeting() throws InterruptedException {
        boolean greeted = story.await(PATIENCE, so -> so.answeredAfter(-1));
        return new Answer(greeted, story.since(0), OptionalDouble.empty());
    }

    /// Waits until `heard` of the greeting has come, or all of it.
    public Answer greeting(Duration heard) throws InterruptedException {
        boolean underWay = story.await(PATIENCE, so -> so.underWay(-1, samples(heard)));
        return new Answer(underWay, story.since(0), OptionalDouble.empty());
    }

    /// Speaks and waits until the agent has answered.
    public Answer say(Wav words) throws InterruptedException {
        int before = story.turn(), begin = story.size();
        speak(words);
        if (story.answeredAfter(before)) settle();
        return answered(before, begin);
    }

    /// Speaks and returns when `heard` of the answer has come, or all of it: the next turn interrupts the agent.
    public Answer sayAndHear(Wav words, Duration heard) throws InterruptedException {
        int before = story.turn(), begin = story.size();
        speak(words);
        return underWay(before, begin, heard);
    }

    /// Speaks while the agent does, and waits until the agent has finished: for a nod, which is not answered.
    public Answer nod(Wav words) throws InterruptedException {
        int current = story.turn(), begin = story.size();
        speak(words);
        return answered(current - 1, begin);
    }

    /// Says nothing until the agent has spoken once more.
    public Answer keepSilent() throws InterruptedException {
        return answered(story.turn(), story.size());
    }

    /// Speaks and returns when it has been understood, before the answer to it is over.
    public Answer sayAndBeUnderstood(Wav words) throws InterruptedException {
        int begin = story.size();
        speak(words);
        boolean understood = story.await(PATIENCE, so -> so.understoodAfter(begin));
        return new Answer(understood, story.since(begin), story.silenceMs());
    }

    public Answer type(String text) throws InterruptedException {
        int before = story.turn(), begin = story.size();
        line.text(text);
        return answered(before, begin);
    }

    /// @param digits of `0123456789*#`
    public Answer press(String digits) throws InterruptedException {
        int before = story.turn(), begin = story.size();
        line.keys(digits);
        return answered(before, begin);
    }

    /// Presses one key after another, as fingers do.
    public Answer pressEach(String digits) throws InterruptedException {
        int before = story.turn(), begin = story.size();
        keys(digits);
        return answered(before, begin);
    }

    /// The same, and returns when `heard` of the answer has come, or all of it.
    public Answer pressEachAndHear(String digits, Duration heard) throws InterruptedException {
        int before = story.turn(), begin = story.size();
        keys(digits);
        return underWay(before, begin, heard);
    }

    /// Waits for the gateway to end the call.
    ///
    /// @return why it did; empty when it did not
    public Optional<String> farewell() throws InterruptedException {
        story.await(GOODBYE, Story::over);
        return new Answer(story.over(), story.since(0), OptionalDouble.empty()).last(CallEvent.Ended.class).map(CallEvent.Ended::reason);
    }

    /// Says goodbye and waits for the gateway to do the same.
    public Answer hangUp() throws InterruptedException {
        int begin = story.size();
        sayGoodbye();
        story.await(GOODBYE, Story::over);
        return new Answer(story.over(), story.since(begin), OptionalDouble.empty());
    }

    private void sayGoodbye() throws InterruptedException {
        try {
            if (!story.over()) line.hangUp();
        } catch (MeshException gone) {
            // The gateway hung up first; the ear learns of it.
        }
    }

    /// Whether the gateway has ended the call, or it broke.
    public boolean over() {
        return story.over();
    }

    public Recording recording() {
        return recording;
    }

    /// Why the call broke, if it did.
    public Optional<MeshException> failure() {
        return story.failure();
    }

    @Override
    public void close() {
        scope.close();
        line.close();
    }

    private void speak(Wav words) throws InterruptedException {
        if (story.over()) return;
        var sound = words.at(rateHz);
        story.speaking();
        mouth.say(sound.samples());
        story.await(PATIENCE.plusSeconds(sound.samples().length / rateHz), Story::spoken);
    }

    private void keys(String digits) throws InterruptedException {
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0) TimeUnit.MILLISECONDS.sleep(KEY_MS);
            line.keys(digits.substring(i, i + 1));
        }
    }

    private long samples(Duration length) {
        return length.toMillis() * rateHz / 1000;
    }

    private void settle() throws InterruptedException {
        int begin = story.size();
        story.await(SETTLING, so -> so.size() > begin);
    }

    private Answer answered(int before, int begin) throws InterruptedException {
        boolean complete = story.await(PATIENCE, so -> so.answeredAfter(before));
        return new Answer(complete, story.since(begin), story.silenceMs());
    }

    private Answer underWay(int before, int begin, Duration heard) throws InterruptedException {
        boolean underWay = story.await(PATIENCE, so -> so.underWay(before, samples(heard)));
        return new Answer(underWay, story.since(begin), story.silenceMs());
    }

    private void listen() throws InterruptedException {
        while (!story.over()) line.take(PATIENCE).ifPresent(this::hear);
    }

    private void hear(CallEvent event) {
        switch (event) {
            case CallEvent.Sound(var samples) -> recording.play(samples);
            case CallEvent.Cleared _ -> recording.clear();
            default -> onEvent.accept(event);
        }
        story.tell(event);
    }

    /// A mouth that finds the call ended is not the news: the ear learns why. One that nobody listens to is.
    private void broken(String task, Exception cause) {
        boolean ended = task.equals(MOUTH) && cause instanceof MeshException gone && gone.fault() instanceof Fault.Unavailable;
        if (!ended) story.finish(cause instanceof MeshException known ? known : new MeshException(new Fault.EngineFailed("caller"), cause));
    }
}
