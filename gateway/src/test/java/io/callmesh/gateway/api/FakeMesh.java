package io.callmesh.gateway.api;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.listen.Recognition;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.Parallel;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// Everything behind the HTTP interface: an assistant that repeats what it is told, hangs up on `goodbye` and says
/// nothing to `hush`; asked `how much`, it shows how much of its voice was heard.
@Alternative
@ApplicationScoped
public class FakeMesh implements Assistants, Dialogue, LineHost, Recognizers, SessionStore {

    static final Assistant PARROT = new Assistant("parrot", Map.of("en", "Parrot", "zh", "鹦鹉"), List.of("en", "zh"), Map.of(), Map.of(),
            Pack.newBuilder().addParallels(Parallel.newBuilder()
                    .addSides(Phrase.newBuilder().setLanguage("en").setText("hello"))
                    .addSides(Phrase.newBuilder().setLanguage("es").setText("hola"))).build());

    private final AtomicReference<Line.Opening> lastOpening = new AtomicReference<>();
    private final AtomicLong loudFrames = new AtomicLong();
    private final AtomicLong oddFrames = new AtomicLong();
    private final AtomicLong interrupted = new AtomicLong();
    private final AtomicLong texts = new AtomicLong();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    @Override
    public Assistant get(String id) {
        if (id.equals("parrot")) return PARROT;
        throw new MeshException(new Fault.NotFound("assistant", id, "ASSISTANT_UNKNOWN"));
    }

    @Override
    public Collection<Assistant> all() {
        return List.of(PARROT);
    }

    @Override
    public boolean hears(String language) {
        return language.equals("en");
    }

    @Override
    public void answer(Question question, Sink<Happening> told) {
        throw new MeshException(new Fault.Unavailable("dialogue"));
    }

    @Override
    public Recognition open(Order order, Sink<Recognition.Result> told) {
        throw new MeshException(new Fault.Unavailable("recognition"));
    }

    @Override
    public void host(Line line) throws InterruptedException {
        try (line) {
            var opening = line.opening();
            lastOpening.set(opening);
            if (opening.resumeToken().isEmpty()) get(opening.assistant());
            if (opening.language().equals("xx")) throw new MeshException(new Fault.BadInput("language", "must be one of [en, zh]"));
            var id = UUID.randomUUID().toString();
            line.show(new Notice.Opened(id, "token-" + id, "parrot", "en", !opening.resumeToken().isEmpty()));
            say(line, 0, "Hello.");
            var parrot = new Parrot(line);
            String how = listened(line, parrot);
            line.show(how.equals("moved") ? new Notice.Moved() : new Notice.Ended(how));
        }
    }

    private String listened(Line line, Parrot parrot) throws InterruptedException {
        try {
            line.listen(parrot);
            return "caller_hung_up";
        } catch (Left goodbye) {
            return goodbye.how;
        } catch (InterruptedException cancelled) {
            interrupted.incrementAndGet();
            throw cancelled;
        }
    }

    /// The assistant hangs up.
    private static final class Left extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final String how;

        Left(String how) {
            this.how = how;
        }
    }

    private static void say(Line line, int turn, String text) throws InterruptedException {
        line.show(new Notice.Saying(turn, Spoken.of(text)));
        if (line.opening().speaks()) play(line);
        line.show(new Notice.Latency(turn, OptionalDouble.of(500), OptionalDouble.of(40.5), OptionalDouble.of(3), OptionalDouble.of(120), OptionalDouble.of(663.5)));
        line.show(new Notice.Said(turn, Spoken.of(text), Spoken.of(text), false, List.of()));
    }

    /// Half a second of 500 Hz.
    private static void play(Line line) throws InterruptedException {
        int rateHz = line.opening().rateHz(), size = rateHz / 50;
        for (int n = 0; n < 25; n++) {
            var tone = new short[size];
            for (int i = 0; i < size; i++) tone[i] = (short) (8000 * Math.sin(2 * Math.PI * 500 * (n * size + i) / rateHz));
            line.play(new Frame(tone, rateHz, (long) n * size));
        }
    }

    @Override
    public void end(String callId, Predicate<String> tenants) {
        if (!callId.equals("live") || !tenants.test("default")) throw new MeshException(new Fault.NotFound("call", callId, "CALL_UNKNOWN"));
        ended.add(callId);
    }

    /// 20 ms frames that somebody could hear.
    long loudFrames() {
        return loudFrames.get();
    }

    /// Calls whose caller vanished while we listened.
    long interrupted() {
        return interrupted.get();
    }

    /// Texts that were typed, in all calls.
    long texts() {
        return texts.get();
    }

    Line.Opening lastOpening() {
        return lastOpening.get();
    }

    /// Frames of another length.
    long oddFrames() {
        return oddFrames.get();
    }

    Set<String> ended() {
        return ended;
    }

    @Override
    public boolean save(Session session) {
        sessions.put(session.callId(), session);
        return true;
    }

    @Override
    public Optional<Session> find(String callId) {
        if (callId.equals("away")) throw new MeshException(new Fault.TimedOut("redis", Duration.ofSeconds(1)));
        return Optional.ofNullable(sessions.get(callId));
    }

    @Override
    public Optional<Session> resume(String resumeToken) {
        return Optional.empty();
    }

    static Session remembered() {
        return Session.begun("c1", "secret", "acme", "parrot", "en", "chat", Instant.EPOCH)
                .withTurn(new Turn(1, Spoken.of("hi"), Spoken.of("hi yourself"), false), DialogueState.START);
    }

    /// Repeats what it hears.
    private final class Parrot implements Line.Ear {

        private final Line line;
        private int turn;

        Parrot(Line line) {
            this.line = line;
        }

        @Override
        public void frame(Frame frame) {
            if (frame.samples().length != line.opening().rateHz() / 50) oddFrames.incrementAndGet();
            if (Pcm.levelDb(frame.samples()) > 50) loudFrames.incrementAndGet();
        }

        @Override
        public void keys(String digits) throws InterruptedException {
            line.show(new Notice.KeysPressed(++turn, digits));
            say(line, turn, digits);
        }

        @Override
        public void text(String typed) throws InterruptedException {
            texts.incrementAndGet();
            line.show(new Notice.Heard(++turn, Spoken.of(typed), true, 1));
            line.show(new Notice.Understood(turn, "repeat", Map.of("orderNumber", "4271")));
            if (typed.equals("how much")) {
                line.show(new Notice.Heard(turn, Spoken.of(line.heard() + " samples"), true, 1));
                return;
            }
            if (typed.equals("hush")) {
                line.hush();
                return;
            }
            say(line, turn, typed);
            if (typed.equals("goodbye")) throw new Left("completed");
            if (typed.equals("move")) throw new Left("moved");
        }
    }
}
