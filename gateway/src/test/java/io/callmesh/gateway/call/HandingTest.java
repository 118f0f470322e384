package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.conversation.HandOff.Leaving;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.dialogue.Happening.Then;
import io.callmesh.gateway.handoff.Briefing;
import io.callmesh.gateway.handoff.Desk;
import io.callmesh.gateway.handoff.Floor;
import io.callmesh.gateway.handoff.LiveCall;
import io.callmesh.gateway.handoff.Outbox;
import io.callmesh.gateway.handoff.Person;
import io.callmesh.gateway.handoff.Queue;
import io.callmesh.gateway.handoff.Queues;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.listen.EndpointRule;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.speak.Recordings;
import io.callmesh.gateway.turn.Patience;
import io.callmesh.gateway.turn.TurnPolicy;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Calls on their way to a person and back, with all their threads.
class HandingTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ScriptedLine line = new ScriptedLine();
    private final List<JournalEntry> journal = new CopyOnWriteArrayList<>();
    private final Map<String, Session> saved = new ConcurrentHashMap<>();
    private final BlockingQueue<Briefing> told = new LinkedBlockingQueue<>();
    private volatile boolean taken = true;
    private Optional<FutureTask<String>> over = Optional.empty();
    private Optional<Floor> floor = Optional.empty();

    /// Greets, asks for a person when told to, and says why it is back.
    private static void answer(Dialogue.Question question, Sink<Happening> told) throws InterruptedException {
        switch (question.input()) {
            case Input.Words words when words.best().reveal().equals("person") -> {
                told.put(new Happening.Understood("agent", Map.of()));
                told.put(new Happening.ToolUsed("charge", "done", "key-1"));
                answer("Please hold.", Then.HAND_OFF, told);
            }
            case Input.Words words when words.best().reveal().startsWith("message ") -> {
                told.put(new Happening.Decided(DialogueState.START.knowing("queue", "service").knowing(DialogueState.LEFT, "1\n" + words.best().reveal().substring(8)), Then.LISTEN));
                told.put(new Happening.Said(Clause.of("Written down.", "en")));
            }
            case Input.Words words when words.best().reveal().startsWith("numberless ") -> {
                told.put(new Happening.Decided(DialogueState.START.knowing("queue", "service").knowing(DialogueState.LEAVING, words.best().reveal().substring(11)), Then.LISTEN));
                told.put(new Happening.Said(Clause.of("At which number?", "en")));
            }
            case Input.Returned(var why) -> answer("Back from " + why + " after " + question.history().getLast().said().reveal(), Then.LISTEN, told);
            default -> answer("Hello.", Then.LISTEN, told);
        }
    }

    private static void answer(String text, Then then, Sink<Happening> told) throws InterruptedException {
        told.put(new Happening.Decided(DialogueState.START.with(Map.of("order", "4271"), "found", "{\"status\":\"shipped\"}").knowing("queue", "service"), then));
        told.put(new Happening.Said(Clause.of(text, "en")));
    }

    /// A call at a mesh with this queue, greeted.
    private void call(Queue queue) throws InterruptedException {
        call(queue, 100_000);
    }

    private void call(Queue queue, int frames) throws InterruptedException {
        var desk = new Desk() {
            @Override
            public boolean serves(Queue asked, Briefing.Kind kind) {
                return asked.kafka() || kind == Briefing.Kind.CALL_BACK;
            }

            @Override
            public boolean tell(Queue asked, Briefing briefing) {
                told.add(briefing);
                return taken;
            }
        };
        var queues = new Queues(Map.of(queue.name(), queue), Set.of());
        var outbox = new Outbox(List.of(desk), List.of());
        floor = Optional.of(new Floor(queues, outbox, System::nanoTime));
        var handOffs = new HandOffs(queues, floor.get(), outbox, _ -> new Briefing.Note(Spoken.of("In short."), "neutral"), (_, _, text, _, _) -> Optional.of(text + " [translated]"));
        var speaker = new WordSpeaker();
        var parts = new CallParts(new OnePhrase(), _ -> frame -> frame.samples()[0] != 0, EndpointRule.MEASURED,
                new TurnPolicy(new Patience(MINUTE, Duration.ofMillis(1_200), MINUTE, MINUTE, MINUTE, MINUTE), "en"), HandingTest::answer, speaker, new Recordings(speaker), new MapSessions(saved),
                journal::add, _ -> Tape.NONE, System::nanoTime, () -> Instant.EPOCH, Profiles.NONE, handOffs);
        var center = new CallCenter(parts, new OneShop(), 2);
        var task = new FutureTask<String>(() -> {
            center.host(line);
            return "over";
        });
        over = Optional.of(task);
        Thread.ofVirtual().start(task);
        line.allow(frames);
        line.await(Notice.Said.class);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        line.hangUp();
        over.orElseThrow().get(10, TimeUnit.SECONDS);
        assertThat(floor.orElseThrow().calls()).isEmpty();
    }

    private static Queue queue(boolean kafka, boolean agents) {
        return new Queue("service", Optional.of("sip:desk@pbx.example"), Optional.empty(), Optional.empty(), kafka, agents, false, MINUTE);
    }

    private List<String> outcomes() {
        return journal.stream().map(JournalEntry::what).filter(What.HandedOff.class::isInstance).map(What.HandedOff.class::cast).map(handed -> handed.queue() + " " + handed.outcome()).toList();
    }

    @Test
    void aLineThatTransfersGivesTheCallerAway() throws Exception {
        // Given
        line.transfers = true;
        line.accepts = true;
        call(queue(true, true));

        // When
        line.type("person");

        // Then
        assertThat(line.await(Notice.Waiting.class).queue()).isEqualTo("service");
        assertThat(line.await(Notice.Ended.class).reason()).isEqualTo("handed_off");
        assertThat(line.transferred.poll(10, TimeUnit.SECONDS)).isEqualTo("sip:desk@pbx.example");
        Awaitility.await().untilAsserted(() -> assertThat(outcomes()).containsExactly("service transferred"));
        assertThat(told.poll(10, TimeUnit.SECONDS).note().summary().reveal()).isEqualTo("In short.");
    }

    @Test
    void aTransferThatIsRefusedLeavesTheOtherWays() throws Exception {
        line.transfers = true;
        call(queue(true, true));

        line.type("person");

        assertThat(line.await(Notice.Ended.class).reason()).isEqualTo("handed_off");
        assertThat(line.transferred).hasSize(1);
        Awaitility.await().untilAsserted(() -> assertThat(outcomes()).containsExactly("service told"));
        var briefing = told.poll(10, TimeUnit.SECONDS);
        assertThat(briefing.kind()).isEqualTo(Briefing.Kind.HAND_OFF);
        assertThat(briefing.reason()).isEqualTo("agent");
        assertThat(briefing.slots()).containsEntry("order", "4271");
        assertThat(briefing.results()).containsEntry("found", "{\"status\":\"shipped\"}");
        assertThat(briefing.promised()).containsExactly(new Briefing.Promise(1, "charge", "done"));
        assertThat(briefing.said()).extracting(said -> said.by() + ": " + said.text().reveal()).containsExactly("assistant: Hello.", "caller: person", "assistant: Please hold.");
    }

    @Test
    void whenNobodyTakesItTheCallGoesOn() throws Exception {
        taken = false;
        call(queue(true, true));

        line.type("person");

        line.await(Notice.Waiting.class);
        assertThat(line.await(Notice.Said.class).text().reveal()).isEqualTo("Back from NOBODY after Please hold.");
        Awaitility.await().untilAsserted(() -> assertThat(outcomes()).containsExactly("service nobody"));
    }

    @Test
    void aMessageIsToldEvenWhenTheCallIsOver() throws Exception {
        call(queue(false, true));

        line.type("message call me tomorrow");
        line.await(Notice.Said.class);
        line.hangUp();

        var briefing = told.poll(10, TimeUnit.SECONDS);
        assertThat(briefing.kind()).isEqualTo(Briefing.Kind.CALL_BACK);
        assertThat(briefing.message().reveal()).isEqualTo("call me tomorrow");
        assertThat(briefing.id()).endsWith("-call-back-1");
        Awaitility.await().untilAsserted(() -> assertThat(outcomes()).containsExactly("service message"));
    }

    @Test
    void whoHangsUpInsteadOfTellingANumberHasLeftAMessageAllTheSame() throws Exception {
        // Given
        call(queue(false, true));
        line.type("numberless call me tomorrow");
        line.await(Notice.Said.class);
        assertThat(told).isEmpty();

        // When
        line.hangUp();

        // Then
        var briefing = told.poll(10, TimeUnit.SECONDS);
        assertThat(briefing.message().reveal()).isEqualTo("call me tomorrow");
        assertThat(briefing.id()).endsWith("-call-back-1-unfinished");
        Awaitility.await().untilAsserted(() -> assertThat(outcomes()).containsExactly("service message"));
    }

    @Test
    void aMessageCountsThoughItsCallerHearsNoThanks() throws Exception {
        // Given: what is said after the greeting is never heard
        call(queue(false, true), WordSpeaker.FRAMES_A_WORD);

        // When
        line.type("message call me tomorrow");
        while (!line.await(Notice.Saying.class).text().reveal().equals("Written down.")) {}
        line.hangUp();

        // Then
        assertThat(told.poll(10, TimeUnit.SECONDS).message().reveal()).isEqualTo("call me tomorrow");
        assertThat(told.poll()).isNull();
        Awaitility.await().untilAsserted(() -> assertThat(outcomes()).containsExactly("service message"));
    }

    @Test
    void aPersonAtThePageIsWaitedForAndTheStarStopsThat() throws Exception {
        call(queue(false, true));
        floor.orElseThrow().present("default", "Ana", Set.of());

        line.type("person");
        line.await(Notice.Waiting.class);
        Awaitility.await().until(() -> only().standing() == LiveCall.Standing.WAITING);
        assertThat(only().briefing().queue()).isEqualTo("service");
        Awaitility.await().until(() -> only().briefing().note().summary().reveal().equals("In short."));
        line.press("*");

        assertThat(line.await(Notice.Said.class).text().reveal()).startsWith("Back from NOBODY");
        assertThat(only().standing()).isEqualTo(LiveCall.Standing.WITH_ASSISTANT);
    }

    private LiveCall only() {
        return floor.orElseThrow().calls().getFirst();
    }

    @Test
    void aPersonJoinsTalksAndGivesTheCallBack() throws Exception {
        // Given
        call(queue(false, true));
        floor.orElseThrow().present("default", "Ana", Set.of());
        line.type("person");
        line.await(Notice.Waiting.class);
        var ana = new Guest("Ana", "");

        // When
        var handset = only().join(ana).orElseThrow();
        assertThat(line.await(Notice.PersonJoined.class).name()).isEqualTo("Ana");
        long before = line.heard();
        handset.say(Spoken.of("I can help you now."));

        // Then
        assertThat(line.await(Notice.PersonSaid.class).text().reveal()).isEqualTo("I can help you now.");
        ana.await("PersonSaid");
        Awaitility.await().until(() -> line.heard() >= before + 5 * WordSpeaker.FRAMES_A_WORD * 320);
        // When: the caller answers
        line.speak(40);
        line.quiet(40);

        // Then
        assertThat(line.await(Notice.Heard.class).text().reveal()).isEqualTo("red shoes");
        assertThat(ana.frames).isNotEmpty();
        ana.await("Heard");
        // When: somebody else comes, and the person leaves
        assertThat(only().join(new Guest("Bo", ""))).isEmpty();
        handset.leave(Leaving.GAVE_BACK);

        // Then
        assertThat(line.await(Notice.PersonLeft.class).how()).isEqualTo("gave_back");
        assertThat(line.await(Notice.Said.class).text().reveal()).startsWith("Back from GAVE_BACK");
        assertThat(ana.end.poll(10, TimeUnit.SECONDS)).isEqualTo("gave_back");
        Awaitility.await().untilAsserted(() -> assertThat(outcomes()).containsExactly("service joined", "service gave_back"));
        Awaitility.await().until(() -> session().turns().size() >= 5);
        assertThat(session().turns()).extracting(Turn::turn).isSorted().doesNotHaveDuplicates();
        assertThat(session().turns()).filteredOn(turn -> turn.by() == Turn.By.PERSON).extracting(turn -> turn.said().reveal()).containsExactly("I can help you now.");
        assertThat(session().turns()).extracting(turn -> turn.caller().reveal()).contains("red shoes");
    }

    private Session session() {
        return saved.values().iterator().next();
    }

    @Test
    void aPersonMayBreakInAndTheirSoundIsHeard() throws Exception {
        // Given: nobody asked for one
        call(queue(false, true));
        var handset = only().join(new Guest("Ana", "")).orElseThrow();
        line.await(Notice.PersonJoined.class);
        long before = line.heard();

        // When
        Awaitility.await().until(() -> {
            for (int i = 0; i < 5; i++) handset.sound(new Frame(new short[160], 8_000, 0)); // what comes faster than it is played may be left out
            return line.heard() >= before + 20 * 320;
        });

        // When: what they say is recognised
        for (int i = 0; i < 130; i++) {
            var samples = new short[320];
            java.util.Arrays.fill(samples, i > 50 && i < 90 ? (short) 3_000 : 0);
            handset.sound(new Frame(samples, 16_000, 0));
        }

        // Then
        assertThat(line.await(Notice.PersonSaid.class).text().reveal()).isEqualTo("red shoes");
        // When
        handset.leave(Leaving.VANISHED);
        handset.say(Spoken.of("nobody hears that"));

        // Then
        assertThat(line.await(Notice.PersonLeft.class).how()).isEqualTo("vanished");
        assertThat(line.await(Notice.Said.class).text().reveal()).startsWith("Back from VANISHED");
    }

    @Test
    void aPersonWhoTypesInAnotherLanguageIsTranslatedAndMayEndTheCall() throws Exception {
        call(queue(false, true));
        var ana = new Guest("Ana", "zh");
        var handset = only().join(ana).orElseThrow();
        line.await(Notice.PersonJoined.class);

        handset.say(Spoken.of("你好"));
        assertThat(line.await(Notice.PersonSaid.class).text().reveal()).isEqualTo("你好 [translated]");
        handset.leave(Leaving.ENDED);

        assertThat(line.await(Notice.Ended.class).reason()).isEqualTo("ended_by_person");
        assertThat(ana.end.poll(10, TimeUnit.SECONDS)).isEqualTo("ended");
    }

    @Test
    void whoIsInWhenTheCallerHangsUpIsTold() throws Exception {
        call(queue(false, true));
        var ana = new Guest("Ana", "");
        only().join(ana);
        line.await(Notice.PersonJoined.class);

        line.hangUp();

        assertThat(ana.end.poll(10, TimeUnit.SECONDS)).isEqualTo("caller_hung_up");
    }

    /// A person who notes what reaches them.
    private record Guest(String name, String language, List<Frame> frames, BlockingQueue<String> shown, BlockingQueue<String> end) implements Person {

        Guest(String name, String language) {
            this(name, language, new CopyOnWriteArrayList<>(), new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>());
        }

        @Override
        public void hear(Frame frame) {
            frames.add(frame);
        }

        @Override
        public void show(Notice notice) {
            shown.add(notice.getClass().getSimpleName());
        }

        @Override
        public void over(String reason) {
            end.add(reason);
        }

        void await(String notice) throws InterruptedException {
            for (var next = shown.poll(10, TimeUnit.SECONDS); !notice.equals(next); next = shown.poll(10, TimeUnit.SECONDS)) assertThat(next).as("no " + notice).isNotNull();
        }
    }
}
