package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Frame;
import io.callmesh.audio.activity.PauseRule;
import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.dialogue.Happening.Then;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.listen.EndpointRule;
import io.callmesh.gateway.listen.Recognition;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.gateway.speak.Recordings;
import io.callmesh.gateway.speak.Speaker;
import io.callmesh.gateway.speak.Speech;
import io.callmesh.gateway.turn.Patience;
import io.callmesh.gateway.turn.TurnPolicy;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// A call with all its threads, and a caller who does anything in any order.
class CallPropertyTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int RATE = 16_000, SIZE = 320;
    /// A frame of the reply of a turn has that turn in every sample, above this.
    private static final int MARK = 1_000;

    enum Act { SPEAKS, IS_QUIET, TYPES, PRESSES, HEARS }

    record Doing(Act what, int frames) {}

    /// Everything that a call did to the world around it.
    private static final class World implements Line, Dialogue, Recognizers, SessionStore, Assistants {

        private final BlockingQueue<Doing> doings = new LinkedBlockingQueue<>();
        private final List<Integer> played = new CopyOnWriteArrayList<>();
        private final List<Notice> shown = new CopyOnWriteArrayList<>();
        private final List<String> tools = new CopyOnWriteArrayList<>();
        private final List<JournalEntry> journal = new CopyOnWriteArrayList<>();
        private final java.util.concurrent.Semaphore allowed = new java.util.concurrent.Semaphore(0);
        private final AtomicInteger said = new AtomicInteger();
        private final Assistant shop = TestAssistants.shop(Pack.getDefaultInstance());
        private volatile int heard;

        World(List<Doing> doings) {
            this.doings.addAll(doings);
        }

        String call() throws Exception {
            var policy = new TurnPolicy(new Patience(MINUTE, MINUTE, MINUTE, MINUTE, MINUTE, MINUTE), "en");
            var rule = new EndpointRule(new PauseRule(Duration.ofMillis(200), Duration.ofMillis(400)), Duration.ofMillis(100));
            Speaker speaker = voice -> new TurnSpeech();
            var parts = new CallParts(this, _ -> frame -> frame.samples()[0] != 0, rule, policy, this, speaker, new Recordings(speaker), this, journal::add, _ -> Tape.NONE,
                    System::nanoTime, () -> Instant.EPOCH, Profiles.NONE);
            var task = new FutureTask<>(() -> {
                new CallCenter(parts, this, 1).host(this);
                return "over";
            });
            Thread.ofVirtual().start(task);
            return task.get(30, TimeUnit.SECONDS);
        }

        @Override
        public void listen(Ear ear) throws InterruptedException {
            for (var doing = doings.poll(); doing != null; doing = doings.poll()) {
                switch (doing.what()) {
                    case SPEAKS -> frames(ear, doing.frames(), 3_000);
                    case IS_QUIET -> frames(ear, doing.frames(), 0);
                    case TYPES -> ear.text("hello");
                    case PRESSES -> ear.keys("1");
                    case HEARS -> allowed.release(doing.frames());
                }
                Thread.yield();
            }
        }

        private static void frames(Ear ear, int count, int loudness) throws InterruptedException {
            for (int i = 0; i < count; i++) ear.frame(frame(loudness));
        }

        private static Frame frame(int value) {
            var samples = new short[SIZE];
            java.util.Arrays.fill(samples, (short) value);
            return new Frame(samples, RATE, 0);
        }

        @Override
        public void answer(Question question, Sink<Happening> told) throws InterruptedException {
            int turn = question.turn();
            if (turn % 5 == 4) throw new MeshException(new Fault.Unavailable("llm"));
            String key = "charge-" + turn;
            if (turn % 2 == 1) {
                tools.add(key);
                told.put(new Happening.ToolUsed("charge", "done", key));
            }
            told.put(new Happening.Decided(DialogueState.START, Then.LISTEN));
            told.put(new Happening.Said(new Clause(Spoken.of(turn + " one two three"), "en", turn % 7 != 3)));
            told.put(new Happening.Said(Clause.of(turn + " four five six?", "en")));
        }

        @Override
        public Recognition open(Order order, Sink<Recognition.Result> told) {
            return new Recognition() {
                @Override
                public void hear(Frame frame) {}

                @Override
                public void finish() throws InterruptedException {
                    var words = List.of("red shoes", "okay", "mhm", "").get(said.getAndIncrement() % 4);
                    var hypotheses = words.isEmpty() ? List.<Input.Hypothesis>of() : List.of(new Input.Hypothesis(Spoken.of(words), 0.9));
                    told.put(new Result.Final(new Input.Words(hypotheses, false, false)));
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void play(Frame frame) throws InterruptedException {
            allowed.acquire();
            played.add(frame.samples()[0] - MARK);
            heard += frame.samples().length;
        }

        @Override
        public long heard() {
            return heard;
        }

        @Override
        public void show(Notice notice) {
            shown.add(notice);
        }

        @Override
        public Opening opening() {
            return new Opening("test", "", "shop", "", RATE, true, true, "");
        }

        @Override
        public Assistant get(String id) {
            return shop;
        }

        @Override
        public Collection<Assistant> all() {
            return List.of(shop);
        }

        @Override
        public boolean hears(String language) {
            return true;
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

        @Override
        public void drain() {}

        @Override
        public void hush() {}

        @Override
        public void close() {}

        List<String> journaled() {
            return journal.stream().map(JournalEntry::what).filter(What.ToolCalled.class::isInstance).map(what -> ((What.ToolCalled) what).idempotencyKey()).toList();
        }

        List<Integer> turns() {
            return shown.stream().filter(Notice.Said.class::isInstance).map(notice -> ((Notice.Said) notice).turn()).toList();
        }
    }

    /// Speaks the number that a clause begins with, five frames a word.
    private static final class TurnSpeech implements Speech {

        private final BlockingQueue<Sound> sounds = new LinkedBlockingQueue<>();

        @Override
        public void say(int id, Clause clause) {
            var words = clause.text().reveal().split(" ");
            int turn = words[0].matches("\\d+") ? Integer.parseInt(words[0]) : -1;
            for (int i = 0; turn >= 0 && i < words.length * 5; i++) sounds.add(new Sound.Audio(id, World.frame(MARK + turn)));
            sounds.add(new Sound.Done(id));
        }

        @Override
        public void finish() {
            sounds.add(new Sound.End());
        }

        @Override
        public Sound next(Duration patience) throws InterruptedException {
            var sound = sounds.take();
            if (sound instanceof Sound.End) sounds.add(sound);
            return sound;
        }

        @Override
        public void close() {}
    }

    @Property(tries = 150)
    void noSoundOfAnOldTurnIsEverPlayed(@ForAll("doings") List<Doing> doings) throws Exception {
        var world = new World(doings);

        world.call();

        assertThat(world.played).isSorted();
    }

    @Property(tries = 150)
    void noToolIsRunTwiceAndNoneOfItsResultsIsLost(@ForAll("doings") List<Doing> doings) throws Exception {
        var world = new World(doings);

        world.call();

        assertThat(world.tools).doesNotHaveDuplicates();
        assertThat(world.journaled()).containsExactlyElementsOf(world.tools);
    }

    @Property(tries = 150)
    void noTurnIsAnsweredTwiceAndEveryEndIsTold(@ForAll("doings") List<Doing> doings) throws Exception {
        var world = new World(doings);

        assertThat(world.call()).isEqualTo("over");

        assertThat(world.turns()).isSorted().doesNotHaveDuplicates();
        assertThat(world.shown.getLast()).isInstanceOf(Notice.Ended.class);
    }

    @Provide
    Arbitrary<List<Doing>> doings() {
        var what = Arbitraries.of(Act.SPEAKS, Act.IS_QUIET, Act.IS_QUIET, Act.TYPES, Act.PRESSES, Act.HEARS, Act.HEARS);
        return Combinators.combine(what, Arbitraries.integers().between(1, 60)).as(Doing::new).list().ofMaxSize(40);
    }
}
