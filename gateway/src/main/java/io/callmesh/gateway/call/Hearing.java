package io.callmesh.gateway.call;

import io.callmesh.audio.Frame;
import io.callmesh.audio.activity.ActivityMeter;
import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.listen.Ear;
import io.callmesh.gateway.listen.Expectation;
import io.callmesh.gateway.listen.Recognition.Result.Partial;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.gateway.listen.Stimulus;
import io.callmesh.gateway.session.Session;
import io.callmesh.runtime.CallScope;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import java.util.Optional;

/// All that comes from the caller of one call: sound to the ear, keys to the keypad, typed text as it is.
final class Hearing implements Line.Ear, Ear.Listening {


    private final CallParts parts;
    private final Line line;
    private final Assistant assistant;
    private final Sink<Event> events;
    private final Tape tape;
    private final Keypad keypad;
    /// Written by the call after every turn, read by the ear when speech begins.
    private volatile Expected expected;
    /// What the answer under way asks for: keys may come before the question is over.
    private volatile Expectation asked;
    private Optional<Ear> ear = Optional.empty();

    private record Expected(Session session, Expectation slot) {}

    Hearing(CallParts parts, Line line, Assistant assistant, Session begun, Sink<Event> events, Tape tape) {
        this.parts = parts;
        this.line = line;
        this.assistant = assistant;
        this.events = events;
        this.tape = tape;
        expected = expected(begun, assistant);
        asked = expected.slot();
        keypad = new Keypad(this::keysWanted, parts.nanos(), events);
    }

    void listenFor(Session session) {
        expected = expected(session, assistant);
        asked = expected.slot();
    }

    void asking(DialogueState state) {
        asked = Expectation.of(state.expecting(), assistant.pack());
    }

    /// A name is ended with the pound key.
    private int keysWanted() {
        var slot = assistant.slots().get(asked.slot());
        return slot == null ? asked.maxDigits() : slot.mostKeys();
    }

    private static Expected expected(Session session, Assistant assistant) {
        return new Expected(session, Expectation.of(session.dialogue().expecting(), assistant.pack()));
    }

    /// Listens until the caller hangs up.
    void run(CallScope scope) throws InterruptedException {
        scope.fork("keypad", keypad::run);
        var opening = line.opening();
        if (opening.hears() && parts.recognizers().hears(expected.session().language())) ear = Optional.of(ear(opening.rateHz()));
        try {
            line.listen(this);
        } finally {
            ear.ifPresent(Ear::close);
        }
    }

    private Ear ear(int rateHz) {
        var meter = new ActivityMeter(parts.detectors().apply(rateHz));
        return new Ear(parts.recognizers(), meter, parts.endpoints(), parts.nanos(), events, this);
    }

    @Override
    public void frame(Frame frame) throws InterruptedException {
        if (ear.isPresent()) ear.get().frame(frame);
    }

    @Override
    public void keys(String digits) throws InterruptedException {
        keypad.press(digits);
    }

    @Override
    public void text(String typed) throws InterruptedException {
        events.put(new Event.Typed(Spoken.of(typed), parts.nanos().getAsLong()));
    }

    @Override
    public Recognizers.Order order(int rateHz) {
        var session = expected.session();
        return new Recognizers.Order(session.callId(), session.turn() + 1, session.language(), rateHz, assistant.pack(), expected.slot().slot());
    }

    @Override
    public Expectation expectation() {
        return expected.slot();
    }

    @Override
    public String language() {
        return expected.session().language();
    }

    @Override
    public void partial(Partial partial) throws InterruptedException {
        line.show(new Notice.Heard(expected.session().turn() + 1, partial.text(), false, partial.stability()));
    }

    @Override
    public void noticed(Stimulus stimulus, long nanos) {
        tape.noticed(stimulus, nanos);
    }
}
