package io.callmesh.gateway.api;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.gateway.call.CallCenter;
import io.callmesh.gateway.call.CallParts;
import io.callmesh.gateway.call.HandOffs;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.dialogue.Happening.Then;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.listen.EndpointRule;
import io.callmesh.gateway.listen.Recognition;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.replay.Tapes;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.gateway.speak.Recordings;
import io.callmesh.gateway.speak.Speaker;
import io.callmesh.gateway.speak.Speech;
import io.callmesh.gateway.turn.Patience;
import io.callmesh.gateway.turn.TurnPolicy;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.Sink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Real calls of an assistant that asks for a person when it is told `person`, and repeats everything else. Its voice beeps.
@Alternative
@ApplicationScoped
public class FakeDesk implements Assistants, Dialogue, LineHost, Recognizers, SessionStore {

    private static final Assistant SHOP = new Assistant("shop", Map.of("en", "Shop"), List.of("en"), Map.of(), Map.of("en", Map.of("hold", "Somebody will come.")), Pack.getDefaultInstance());

    private final CallCenter center;

    FakeDesk(HandOffs handOffs) {
        Speaker voice = _ -> new Beeps();
        center = new CallCenter(new CallParts(this, _ -> _ -> false, EndpointRule.MEASURED, new TurnPolicy(Patience.DEFAULT, "en"), this, voice, new Recordings(voice), this,
                _ -> { }, Tapes.in(Optional.empty()), System::nanoTime, InstantSource.system(), Profiles.NONE, handOffs), this, 10);
    }

    @Override
    public void host(Line line) throws InterruptedException {
        center.host(line);
    }

    @Override
    public void end(String callId, Predicate<String> tenants) {
        center.end(callId, tenants);
    }

    @Override
    public void answer(Question question, Sink<Happening> told) throws InterruptedException {
        switch (question.input()) {
            case Input.Words words when words.best().reveal().equals("person") -> {
                told.put(new Happening.Understood("agent", Map.of()));
                say("I am putting you through.", Then.HAND_OFF, told);
            }
            case Input.Words words -> say("You said " + words.best().reveal() + ".", Then.LISTEN, told);
            case Input.Returned(var why) -> say("Back: " + why + ", after " + question.history().size() + " turns.", Then.LISTEN, told);
            default -> say("Hello.", Then.LISTEN, told);
        }
    }

    private static void say(String text, Then then, Sink<Happening> told) throws InterruptedException {
        told.put(new Happening.Decided(DialogueState.START.with(Map.of("orderNumber", "4271"), "order", "{}").knowing("queue", "service"), then));
        told.put(new Happening.Said(Clause.of(text, "en")));
    }

    @Override
    public Assistant get(String id) {
        return SHOP;
    }

    @Override
    public Collection<Assistant> all() {
        return List.of(SHOP);
    }

    @Override
    public boolean hears(String language) {
        return true;
    }

    @Override
    public Recognition open(Order order, Sink<Recognition.Result> told) {
        throw new IllegalStateException("nobody speaks loudly enough here");
    }

    @Override
    public boolean save(Session session) {
        return true;
    }

    @Override
    public Optional<Session> find(String callId) {
        return Optional.empty();
    }

    @Override
    public Optional<Session> resume(String resumeToken) {
        return Optional.empty();
    }

    /// 200 ms of a square wave for each clause.
    private static final class Beeps implements Speech {

        private final BlockingQueue<Sound> sounds = new LinkedBlockingQueue<>();

        @Override
        public void say(int id, Clause clause) {
            for (int i = 0; i < 10; i++) sounds.add(new Sound.Audio(id, frame()));
            sounds.add(new Sound.Done(id));
        }

        private static Frame frame() {
            var samples = new short[320];
            for (int i = 0; i < samples.length; i += 32) Arrays.fill(samples, i, i + 16, (short) 6_000);
            return new Frame(samples, 16_000, 0);
        }

        @Override
        public void finish() {
            sounds.add(new Sound.End());
        }

        @Override
        public Sound next(Duration patience) throws InterruptedException {
            var sound = sounds.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (sound instanceof Sound.End) sounds.add(sound);
            return sound == null ? new Sound.End() : sound;
        }

        @Override
        public void close() {}
    }
}
