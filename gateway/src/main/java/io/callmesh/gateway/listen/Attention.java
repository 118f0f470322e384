package io.callmesh.gateway.listen;

import io.callmesh.audio.activity.Activity;
import io.callmesh.audio.activity.PauseHabit;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Event.EarTimes;
import io.callmesh.gateway.conversation.Event.FalseStart;
import io.callmesh.gateway.conversation.Event.Foreseen;
import io.callmesh.gateway.conversation.Event.Partial;
import io.callmesh.gateway.conversation.Event.SpeechPaused;
import io.callmesh.gateway.conversation.Event.SpeechStarted;
import io.callmesh.gateway.conversation.Event.Unheard;
import io.callmesh.gateway.conversation.Event.Utterance;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.listen.Recognition.Result;
import io.callmesh.gateway.listen.Todo.Ask;
import io.callmesh.gateway.listen.Todo.Begin;
import io.callmesh.gateway.listen.Todo.Forget;
import io.callmesh.gateway.listen.Todo.Tell;
import io.callmesh.gateway.listen.Todo.TellAgain;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides when a caller has begun to speak, when to ask for their words, and when they have finished. Has no clock, no
/// thread and no I/O: the same stimuli at the same times lead to the same decisions.
///
/// After a short pause the recogniser is asked ahead of time; if the caller goes on, that answer is thrown away and the
/// utterance is told again from its start. So the words are there when the turn is taken to be over.
public final class Attention {

    /// A caller who goes on says at least this many frames of voice.
    private static final int GOES_ON_FRAMES = 2;
    private static final long MAX_SPEECH_MS = 60_000;
    /// Shorter sounds in which nothing is recognised are a cough or a click.
    private static final long MIN_SPEECH_MS = 400;
    /// A pause that is noticed as such.
    private static final long PAUSE_MS = 240;
    /// Shorter gaps are between words.
    private static final Duration NOTICED = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(4), BUSY_PATIENCE = Duration.ofSeconds(10);

    private final EndpointRule rule;
    private final PauseHabit habit = new PauseHabit();
    private Activity activity = new Activity(Activity.Phase.QUIET, false, Duration.ZERO, Duration.ZERO);
    private Expectation expectation = Expectation.NOTHING;
    private String language = "";
    private boolean open, asked, busy, retried, pauseTold;
    private int voicedSince;
    private long askedAt, lastVoiced;
    private Optional<Input.Words> words = Optional.empty();
    private Spoken partial = Spoken.NOTHING, foreseen = Spoken.NOTHING;

    public Attention(EndpointRule rule) {
        this.rule = rule;
    }

    /// @param nanos of a clock that only grows
    public List<Todo> next(Stimulus stimulus, long nanos) {
        return switch (stimulus) {
            case Stimulus.Sensed(var now) -> sensed(now, nanos);
            case Stimulus.Expecting(var what, var spoken) -> expect(what, spoken);
            case Stimulus.Recognized(var result) -> open ? recognized(result, nanos) : List.of();
        };
    }

    private List<Todo> expect(Expectation what, String spoken) {
        expectation = what;
        language = spoken;
        return List.of();
    }

    private List<Todo> sensed(Activity now, long nanos) {
        var before = activity;
        activity = now;
        return switch (now.phase()) {
            case QUIET -> List.of();
            case STARTED -> begin(nanos);
            case SPEAKING -> open ? goOn(before, nanos) : List.of();
        };
    }

    private List<Todo> begin(long nanos) {
        reset();
        open = true;
        lastVoiced = nanos;
        return List.of(new Tell(new SpeechStarted()), new Begin());
    }

    private List<Todo> goOn(Activity before, long nanos) {
        var todo = new ArrayList<Todo>();
        if (activity.voiced()) voiced(before, nanos, todo);
        else voicedSince = 0;
        long silence = activity.silence().toMillis();
        if (silence >= PAUSE_MS && !pauseTold) pause(todo);
        if (!asked && (silence > 0 && silence >= rule.speculate().toMillis() || tooLong())) ask(nanos, todo);
        if (asked && words.isEmpty() && nanos - askedAt > patience().toNanos()) return lost(new Fault.TimedOut("recognition", patience()), true, nanos);
        todo.addAll(ended(nanos));
        return todo;
    }

    private void voiced(Activity before, long nanos, List<Todo> todo) {
        lastVoiced = nanos;
        habit.wentOn(before.silence(), NOTICED);
        if (pauseTold) todo.add(new Tell(new SpeechStarted()));
        pauseTold = false;
        if (asked && ++voicedSince >= GOES_ON_FRAMES) tellAgain(todo);
    }

    private void pause(List<Todo> todo) {
        pauseTold = true;
        todo.add(new Tell(new SpeechPaused()));
    }

    private void ask(long nanos, List<Todo> todo) {
        asked = true;
        askedAt = nanos;
        voicedSince = 0;
        todo.add(new Ask());
    }

    private void tellAgain(List<Todo> todo) {
        asked = false;
        busy = false;
        words = Optional.empty();
        todo.add(new TellAgain());
    }

    private List<Todo> recognized(Result result, long nanos) {
        return switch (result) {
            case Result.Partial(var text, _) -> partly(text);
            case Result.Waiting _ -> waiting();
            case Result.Lost(var fault, boolean mended) -> lost(fault, mended || fault.retryable() && !(fault instanceof Fault.Overloaded), nanos);
            case Result.Final(var said) -> asked ? answered(said, nanos) : List.of();
        };
    }

    private List<Todo> partly(Spoken text) {
        if (text.nothing() || text.equals(partial)) return List.of();
        partial = text;
        return List.of(new Tell(new Partial(text)));
    }

    private List<Todo> waiting() {
        busy = true;
        return List.of();
    }

    private List<Todo> answered(Input.Words said, long nanos) {
        words = Optional.of(said);
        var todo = new ArrayList<>(ended(nanos));
        boolean news = !said.best().nothing() && !said.best().equals(foreseen);
        if (!todo.isEmpty() || !news) return todo;
        foreseen = said.best();
        return List.of(new Tell(new Foreseen(said)));
    }

    /// A recognition that stalls or breaks is begun again once.
    private List<Todo> lost(Fault fault, boolean again, long nanos) {
        var todo = new ArrayList<Todo>();
        if (retried || !again) {
            reset();
            return List.of(new Forget(), new Tell(new Unheard(fault)));
        }
        boolean wanted = asked;
        retried = true;
        tellAgain(todo);
        if (wanted) ask(nanos, todo);
        return todo;
    }

    private List<Todo> ended(long nanos) {
        if (words.isEmpty()) return List.of();
        var hangover = rule.hangover(words, partial, expectation, language, habit.usual());
        if (!tooLong() && activity.silence().compareTo(hangover) < 0) return List.of();
        boolean nothing = words.get().hypotheses().isEmpty() && activity.speech().toMillis() < MIN_SPEECH_MS;
        var times = new EarTimes(lastVoiced, Math.min(nanos, lastVoiced + hangover.toNanos()), nanos);
        Event event = nothing ? new FalseStart() : new Utterance(words.get(), activity.speech(), times);
        reset();
        return List.of(new Forget(), new Tell(event));
    }

    private boolean tooLong() {
        return activity.speech().toMillis() > MAX_SPEECH_MS;
    }

    private Duration patience() {
        return busy ? BUSY_PATIENCE : PATIENCE;
    }

    private void reset() {
        open = asked = busy = retried = pauseTold = false;
        voicedSince = 0;
        words = Optional.empty();
        partial = foreseen = Spoken.NOTHING;
    }
}
