package io.callmesh.gateway.call;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.HandOff;
import io.callmesh.gateway.conversation.HandOff.Leaving;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.handoff.Briefing;
import io.callmesh.gateway.handoff.Handset;
import io.callmesh.gateway.handoff.LiveCall;
import io.callmesh.gateway.handoff.Person;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.speak.Speaker;
import io.callmesh.gateway.speak.SteadySpeech;
import io.callmesh.runtime.CallScope;
import io.callmesh.runtime.Sink;
import java.util.Locale;
import java.util.Optional;

/// One call on its way to a person and back. The call's own thread says what is to be done; people see it as a [LiveCall].
final class Handing implements LiveCall {

    private final CallParts parts;
    private final HandOffs handOffs;
    private final Line line;
    private final Assistant assistant;
    private final CallJournal journal;
    private final Sink<Event> events;
    private final Audience audience;
    private final Briefings briefings;
    /// Written by the call, read by people.
    private volatile Session session;
    private volatile Standing standing = Standing.WITH_ASSISTANT;
    private volatile boolean over;
    /// What was said before a person was asked for, once somebody has summed it up.
    private volatile Briefing.Note note = Briefing.Note.NONE;
    /// How many messages have been told.
    private int told;
    private Optional<Thread> seeking = Optional.empty();
    private volatile Optional<Aside> aside = Optional.empty();

    Handing(CallParts parts, Line line, Assistant assistant, Session begun, CallJournal journal, Audience audience, Sink<Event> events) {
        this.parts = parts;
        handOffs = parts.handOffs();
        this.line = line;
        this.assistant = assistant;
        this.journal = journal;
        this.events = events;
        this.audience = audience;
        briefings = new Briefings(assistant, audience);
        session = begun;
        told = messages(begun);
        handOffs.floor().open(begun.callId(), this);
    }

    /// What people see from now on; messages that were left meanwhile are told.
    void now(Session newer) {
        session = newer;
        var left = newer.dialogue().more().getOrDefault(DialogueState.LEFT, "");
        int count = messages(newer);
        if (count <= told) return;
        told = count;
        tell(left);
    }

    /// @param left as [DialogueState#LEFT] has it
    private void tell(String left) {
        var queue = handOffs.queues().of(queue());
        journal.write(session.turn(), new What.HandedOff(queue.name(), "message"));
        send(queue.name(), briefings.callBack(session, queue.name(), left, parts.clock().instant()));
    }

    /// A caller who is gone instead of telling a number has left a message all the same. Should they take the call up again, the
    /// one with the number has an id of its own.
    private void tellUnfinished() {
        var message = session.dialogue().more().get(DialogueState.LEAVING);
        if (message != null) tell(told + 1 + "-unfinished\n" + message);
    }

    private static int messages(Session call) {
        return call.dialogue().more().getOrDefault(DialogueState.LEFT, "").lines().findFirst().map(Integer::valueOf).orElse(0);
    }

    /// On a thread that outlives the call, which may be over before there is a summary.
    private void send(String queue, Briefing briefing) {
        Thread.ofVirtual().name(session.callId() + "/brief").start(() -> {
            try {
                handOffs.outbox().send(handOffs.queues().of(queue), briefing.with(handOffs.notes().of(briefing)));
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private String queue() {
        return session.dialogue().more().getOrDefault("queue", Dialogue.QUEUE);
    }

    /// Finds a person. What comes of it is an event.
    void over(CallScope scope) throws InterruptedException {
        stop();
        standing = Standing.WAITING;
        var queue = handOffs.queues().of(queue());
        line.show(new Notice.Waiting(queue.name()));
        var briefing = briefings.handOff(session, queue.name(), parts.clock().instant());
        var seeker = new Seeker(handOffs, line, queue, briefing, session.tenant());
        sumUp(briefing, scope);
        seeking = Optional.of(scope.fork("hand-off", () -> {
            String outcome = seeker.seek();
            journal.write(session.turn(), new What.HandedOff(queue.name(), outcome.isEmpty() ? "nobody" : outcome));
            events.put(new Event.HandedOff(outcome.isEmpty() ? new HandOff.NoOneThere() : new HandOff.HandedOver(outcome)));
        }));
        aside = Optional.of(aside(scope));
    }

    /// Beside the call; nobody waits for it.
    private void sumUp(Briefing briefing, CallScope scope) {
        scope.fork("note", () -> note = handOffs.notes().of(briefing));
    }

    /// Words of comfort.
    void comfort(int turn) throws InterruptedException {
        var clause = Clause.of(assistant.text("hold", session.language()), session.language());
        if (!clause.speakable()) return;
        line.show(new Notice.Saying(turn, clause.text()));
        aside.ifPresent(sounding -> sounding.say(clause));
    }

    /// Nobody is sought any more.
    void stop() throws InterruptedException {
        if (seeking.isPresent()) {
            seeking.get().interrupt();
            seeking.get().join();
        }
        seeking = Optional.empty();
        aside.ifPresent(Aside::close);
        aside = Optional.empty();
        standing = Standing.WITH_ASSISTANT;
    }

    /// The person who was let in is heard from now on.
    void connect(CallScope scope) throws InterruptedException {
        stop();
        var person = audience.person();
        if (person.isEmpty()) return; // gone again; the event that says so is on its way
        standing = Standing.WITH_PERSON;
        if (note.equals(Briefing.Note.NONE)) sumUp(briefing(), scope);
        journal.write(session.turn(), new What.HandedOff(queue(), "joined"));
        line.show(new Notice.PersonJoined(person.get().name()));
        aside = Optional.of(aside(scope));
        audience.connect();
    }

    /// @param typed whether it has to be said
    void relay(Notice.PersonSaid said, boolean typed) throws InterruptedException {
        line.show(said);
        if (typed) aside.ifPresent(sounding -> sounding.say(new Clause(said.text(), session.language(), false)));
    }

    void disconnect(Leaving how) throws InterruptedException {
        stop();
        String word = how.name().toLowerCase(Locale.ROOT);
        journal.write(session.turn(), new What.HandedOff(queue(), word));
        line.show(new Notice.PersonLeft(word));
        audience.dismiss(word);
    }

    void close(String reason) {
        over = true;
        if (!reason.equals("replaced")) tellUnfinished();
        handOffs.floor().close(session.callId(), this);
        audience.dismiss(reason);
    }

    private Aside aside(CallScope scope) {
        return new Aside(line, clause -> SteadySpeech.open(parts.speaker(), voice(clause.language()), SteadySpeech.PATIENCE), scope);
    }

    private Speaker.Voice voice(String language) {
        return new Speaker.Voice(session.callId(), language, assistant.voices().getOrDefault(language, ""), line.opening().rateHz(), assistant.id());
    }

    /// Nobody reads what comes after the end.
    private void tell(Event event) throws InterruptedException {
        if (!over) events.put(event);
    }

    @Override
    public Briefing briefing() {
        return briefings.handOff(session, standing == Standing.WITH_ASSISTANT ? "" : queue(), parts.clock().instant()).with(note);
    }

    @Override
    public Standing standing() {
        return standing;
    }

    @Override
    public boolean transfers() {
        return line.transfers();
    }

    @Override
    public Optional<Handset> join(Person person) throws InterruptedException {
        if (over || !audience.admit(person)) return Optional.empty();
        if (over) audience.dismiss("gone");
        events.put(new Event.HandedOff(new HandOff.PersonJoined(person.name())));
        return Optional.of(new Receiver(parts, person, assistant, session, line.opening().rateHz(), () -> aside, this::tell));
    }
}
