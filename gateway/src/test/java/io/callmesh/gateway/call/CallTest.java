package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.Foresight;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.dialogue.Happening.Then;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.listen.EndpointRule;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.speak.Recordings;
import io.callmesh.gateway.turn.Patience;
import io.callmesh.gateway.turn.TurnPolicy;
import io.callmesh.gateway.turn.TurnState;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.TurnBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CallTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ScriptedLine line = new ScriptedLine();
    private final List<JournalEntry> journal = new CopyOnWriteArrayList<>();
    private final Map<String, Session> saved = new ConcurrentHashMap<>();
    private Dialogue dialogue = CallTest::echo;
    private final WordSpeaker speaker = new WordSpeaker();
    private boolean staffed;

    private static void echo(Dialogue.Question question, Sink<Happening> told) throws InterruptedException {
        switch (question.input()) {
            case Input.Opening _ -> answer("Welcome to the shop.", Then.LISTEN, told);
            case Input.Words words when words.best().reveal().equals("goodbye") -> answer("See you soon.", Then.HANG_UP, told);
            case Input.Words words when words.best().reveal().equals("crash") -> throw new MeshException(new Fault.Unavailable("llm"));
            case Input.Words words -> answer("You said " + words.best().reveal() + ".", Then.LISTEN, told);
            case Input.Keys _, Input.Returned _ -> answer(question.input() instanceof Input.Keys(var digits) ? "You pressed " + digits + "." : "I am back.", Then.LISTEN, told);
            case Input.Silent(int times) -> answer("Are you there?", times > 2 ? Then.HANG_UP : Then.LISTEN, told);
        }
    }

    private static void answer(String text, Then then, Sink<Happening> told) throws InterruptedException {
        told.put(new Happening.Decided(DialogueState.START, then));
        told.put(new Happening.Said(Clause.of(text, "en")));
    }

    private CallCenter center() {
        var policy = new TurnPolicy(new Patience(MINUTE, Duration.ofMillis(1_200), MINUTE, MINUTE, MINUTE, MINUTE), "en");
        var current = new CurrentDialogue(() -> dialogue, () -> staffed);
        var parts = new CallParts(new OnePhrase(), _ -> frame -> frame.samples()[0] != 0, EndpointRule.MEASURED, policy, current, speaker, new Recordings(speaker), new MapSessions(saved),
                journal::add, _ -> Tape.NONE, System::nanoTime, () -> Instant.EPOCH, Profiles.NONE);
        return new CallCenter(parts, new OneShop(), 2);
    }

    private FutureTask<String> call(CallCenter center, Line on) {
        var task = new FutureTask<String>(() -> {
            center.host(on);
            return "over";
        });
        Thread.ofVirtual().start(task);
        return task;
    }

    @Test
    void aSpokenQuestionIsAnsweredAndRemembered() throws Exception {
        var over = call(center(), line);
        line.allow(1_000);
        line.await(Notice.Said.class);

        line.speak(40);
        line.quiet(40);

        assertThat(line.await(Notice.Heard.class).text().reveal()).isEqualTo("red shoes");
        assertThat(line.await(Notice.Latency.class).responseMs()).isPresent();
        assertThat(line.await(Notice.Said.class).heardText().reveal()).isEqualTo("You said red shoes.");
        line.hangUp();
        over.get(10, TimeUnit.SECONDS);
        var session = saved.values().iterator().next();
        assertThat(session.turns()).hasSize(2).last().extracting(turn -> turn.caller().reveal()).isEqualTo("red shoes");
        var talk = ((What.TurnTaken) journal.stream().map(JournalEntry::what).filter(What.TurnTaken.class::isInstance).reduce((_, last) -> last).orElseThrow()).talk();
        assertThat(talk).matches(known -> known.speechMs() >= 400 && known.speechMs() <= 1_200 && known.saidMs() > 0);
        assertThat(session.endedBy()).isEqualTo("caller_hung_up");
        assertThat(line.closed).isTrue();
    }

    @Test
    void whatWasForeseenInThePauseAnswersTheQuestion() throws Exception {
        // Given
        var budgets = new CopyOnWriteArrayList<TurnBudget>();
        dialogue = new Dialogue() {
            @Override
            public void answer(Question question, Sink<Happening> told) throws InterruptedException {
                budgets.add(TurnBudget.current());
                echo(question, told);
            }

            @Override
            public Foresight foresee(Question question) {
                budgets.add(TurnBudget.current());
                return (asked, told) -> CallTest.answer("Foreseen: " + asked.equals(question), Then.LISTEN, told);
            }
        };
        var over = call(center(), line);
        line.allow(1_000);
        line.await(Notice.Said.class);

        // When
        line.speak(40);
        line.quiet(40);

        // Then
        assertThat(line.await(Notice.Said.class).text().reveal()).isEqualTo("Foreseen: true");
        line.hangUp();
        over.get(10, TimeUnit.SECONDS);
        assertThat(budgets).hasSize(2).allSatisfy(budget -> assertThat(budget.left()).isBetween(MINUTE, MINUTE.multipliedBy(2)));
    }

    @Test
    void bargeInStopsTheReplyAndTheHistoryHoldsWhatWasHeard() throws Exception {
        dialogue = (question, told) -> answer(question.turn() == 0 ? "one two three four five six" : "fine", Then.LISTEN, told);
        var over = call(center(), line);
        line.await(Notice.Saying.class);
        line.hear(3 * WordSpeaker.FRAMES_A_WORD);
        line.speak(40);
        line.quiet(40);
        var cut = line.await(Notice.Said.class);
        assertThat(cut.interrupted()).isTrue();
        assertThat(cut.heardText().reveal()).isEqualTo("one two three");
        line.allow(1_000);
        assertThat(line.await(Notice.Said.class).heardText().reveal()).isEqualTo("fine");
        line.hangUp();
        over.get(10, TimeUnit.SECONDS);
        assertThat(saved.values().iterator().next().turns()).extracting(turn -> turn.rest().reveal()).containsExactly("four five six", "");
    }

    @Test
    void aFailingStageApologizesAndTheCallGoesOn() throws Exception {
        var over = call(center(), line);
        line.allow(1_000);
        line.await(Notice.Said.class);

        line.type("crash");

        assertThat(line.await(Notice.Trouble.class).code()).isEqualTo("answer_failed");
        assertThat(line.await(Notice.Saying.class).text().reveal()).isEqualTo("Sorry, something went wrong.");
        line.type("hello");
        String answer;
        do answer = line.await(Notice.Said.class).text().reveal(); while (!answer.startsWith("You said"));
        assertThat(answer).isEqualTo("You said hello.");
        line.hangUp();
        over.get(10, TimeUnit.SECONDS);
    }

    @Test
    void whenNothingHelpsAPersonTakesTheCallIfThereIsOne() throws Exception {
        for (boolean someone : new boolean[] {true, false}) {
            // Given
            staffed = someone;
            var caller = new ScriptedLine(line.opening());
            var over = call(center(), caller);
            caller.allow(10_000);
            caller.await(Notice.Said.class);
            // When
            for (int failure = 1; failure < 4; failure++) {
                caller.type("crash");
                assertThat(caller.await(Notice.Trouble.class).message()).endsWith("the call goes on.");
                caller.await(Notice.Said.class);
            }
            caller.type("crash");
            // Then
            assertThat(caller.await(Notice.Trouble.class).message()).endsWith(someone ? "a person takes the call." : "the call ends.");
            assertThat(caller.await(Notice.Ended.class).reason()).isEqualTo(someone ? "handed_off" : "failed");
            over.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aVoiceThatIsAwayLeavesTheCallAlive() throws Exception {
        speaker.away = true;
        var over = call(center(), line);
        line.allow(1_000);
        assertThat(line.await(Notice.Trouble.class).code()).isEqualTo("speech_failed");

        speaker.away = false;
        line.type("hello");

        String answer;
        do answer = line.await(Notice.Said.class).heardText().reveal(); while (!answer.startsWith("You said"));
        line.hangUp();
        over.get(10, TimeUnit.SECONDS);
    }

    @Test
    void theAnswerIsSoughtWhileItsVoiceIsOpened() throws Exception {
        speaker.since = new CountDownLatch(1);
        dialogue = (question, told) -> {
            speaker.since.countDown();
            echo(question, told);
        };
        hearsTheGreeting();
    }

    @Test
    void aVoiceThatStallsOnceIsNotNoticed() throws Exception {
        speaker.stalls = 1;
        hearsTheGreeting();
    }

    private void hearsTheGreeting() throws Exception {
        var over = call(center(), line);
        line.allow(1_000);
        assertThat(line.await(Notice.Said.class).heardText().reveal()).isEqualTo("Welcome to the shop.");
        line.hangUp();
        over.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aLineWithoutSoundSaysThatKeysWereNotSentAndTheCallGoesOn() throws Exception {
        dialogue = (question, told) -> {
            if (question.turn() == 1) told.put(new Happening.Pressed("42"));
            echo(question, told);
        };
        var chat = new ScriptedLine(new Line.Opening("test", "", "shop", "", 16_000, false, false, ""));
        var over = call(center(), chat);
        chat.await(Notice.Said.class);

        chat.type("hello");

        assertThat(chat.await(Notice.Trouble.class).code()).isEqualTo("keys_not_sent");
        assertThat(chat.await(Notice.Said.class).text().reveal()).isEqualTo("You said hello.");
        chat.hangUp();
        over.get(10, TimeUnit.SECONDS);
    }

    @Test
    void goodbyeIsHeardBeforeTheLineCloses() throws Exception {
        var over = call(center(), line);
        line.allow(1_000);

        line.type("goodbye");

        assertThat(line.await(Notice.Ended.class).reason()).isEqualTo("completed");
        over.get(10, TimeUnit.SECONDS);
        assertThat(journal.getLast().what()).isInstanceOfSatisfying(What.CallEnded.class, ended -> assertThat(ended.reason()).isEqualTo("completed"));
        assertThat(journal).extracting(JournalEntry::sequence).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void keysInterruptAndAreAnswered() throws Exception {
        var over = call(center(), line);
        line.await(Notice.Saying.class);

        line.press("2");

        assertThat(line.await(Notice.KeysPressed.class).digits()).isEqualTo("2");
        line.allow(1_000);
        assertThat(line.await(Notice.Said.class).text().reveal()).isEqualTo("You pressed 2.");
        line.hangUp();
        over.get(10, TimeUnit.SECONDS);
    }

    @Test
    void keysPressedOverTheQuestionAreOneAnswer() throws Exception {
        dialogue = (question, told) -> {
            if (question.turn() > 0) echo(question, told);
            else {
                told.put(new Happening.Decided(new DialogueState("status", List.of(0), "slot:orderNumber", Map.of(), Map.of(), 0, List.of(), Map.of()), Then.LISTEN));
                told.put(new Happening.Said(Clause.of("What is your order number?", "en")));
            }
        };
        var over = call(center(), line);
        line.await(Notice.Saying.class);
        line.allow(WordSpeaker.FRAMES_A_WORD);
        await().atMost(Duration.ofSeconds(10)).until(() -> line.heard() == WordSpeaker.FRAMES_A_WORD * 320L);
        for (var key : List.of("4", "2", "7", "1")) line.press(key);

        assertThat(line.await(Notice.KeysPressed.class).digits()).isEqualTo("4271");
        line.allow(1_000);
        line.hangUp();
        over.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aCallIsFoundAgainByItsToken() throws Exception {
        var center = center();
        var over = call(center, line);
        line.allow(1_000);
        var opened = line.await(Notice.Opened.class);
        line.await(Notice.Said.class);
        line.type("hello");
        line.await(Notice.Said.class);
        line.hangUp();
        over.get(10, TimeUnit.SECONDS);

        var again = new ScriptedLine(new Line.Opening("test", "", "", "", 16_000, true, true, opened.resumeToken()));
        var second = call(center, again);
        again.allow(1_000);

        var resumed = again.await(Notice.Opened.class);
        assertThat(resumed.callId()).isEqualTo(opened.callId());
        assertThat(resumed.resumed()).isTrue();
        assertThat(again.await(Notice.Said.class).turn()).isEqualTo(2);
        again.hangUp();
        second.get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatWasSaidLastAndNotAnsweredIsAnsweredWhenTheCallGoesOn() throws Exception {
        var stuck = new AtomicBoolean(true);
        dialogue = (question, told) -> {
            if (question.turn() == 1 && stuck.getAndSet(false)) new CountDownLatch(1).await();
            echo(question, told);
        };
        var center = center();
        var over = call(center, line);
        line.allow(1_000);
        var opened = line.await(Notice.Opened.class);
        line.await(Notice.Said.class);
        line.speak(40);
        line.quiet(40);
        line.await(Notice.Heard.class);
        line.hangUp();
        over.get(10, TimeUnit.SECONDS);

        var again = new ScriptedLine(new Line.Opening("test", "", "", "", 16_000, true, true, opened.resumeToken()));
        var second = call(center, again);
        again.allow(1_000);

        assertThat(again.await(Notice.Said.class).text().reveal()).isEqualTo("You said red shoes.");
        again.hangUp();
        second.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aQuestionThatInterruptedIsRememberedWhileItsAnswerIsSought() throws Exception {
        dialogue = (question, told) -> {
            if (question.turn() == 1) new CountDownLatch(1).await();
            answer("one two three four five six", Then.LISTEN, told);
        };
        var over = call(center(), line);
        line.await(Notice.Saying.class);
        line.allow(3 * WordSpeaker.FRAMES_A_WORD);

        line.speak(40);
        line.quiet(40);

        assertThat(line.await(Notice.Said.class).interrupted()).isTrue();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(saved.values()).singleElement().extracting(Session::turn, CallTest::asked).containsExactly(0, "red shoes"));
        line.hangUp();
        over.get(10, TimeUnit.SECONDS);
    }

    private static String asked(Session session) {
        return session.standing().flatMap(TurnState::unanswered).map(words -> words.best().reveal()).orElse("");
    }

    @Test
    void aCallCanBeEndedFromOutside() throws Exception {
        var center = center();
        var over = call(center, line);
        line.allow(1_000);
        var opened = line.await(Notice.Opened.class);
        line.await(Notice.Said.class);

        center.end(opened.callId(), "default"::equals);

        assertThat(line.await(Notice.Ended.class).reason()).isEqualTo("ended_by_api");
        over.get(10, TimeUnit.SECONDS);
        assertThat(center.calls()).isZero();
    }

    @Test
    void refusalsNameWhatIsWrong() {
        var center = center();
        assertThatThrownBy(() -> center.host(new ScriptedLine(new Line.Opening("test", "", "bank", "", 16_000, true, true, "")))).hasMessageContaining("ASSISTANT_UNKNOWN");
        assertThatThrownBy(() -> center.host(new ScriptedLine(new Line.Opening("test", "", "shop", "fr", 16_000, true, true, "")))).hasMessageContaining("language");
        assertThatThrownBy(() -> center.host(new ScriptedLine(new Line.Opening("test", "", "", "", 16_000, true, true, "wrong")))).hasMessageContaining("RESUME_TOKEN_UNKNOWN");
    }
}
