package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.dialogue.Happening.Then;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.listen.EndpointRule;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.Underway;
import io.callmesh.gateway.speak.Recordings;
import io.callmesh.gateway.turn.Patience;
import io.callmesh.gateway.turn.TurnPolicy;
import io.callmesh.runtime.Sink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TakeoverTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ScriptedLine line = new ScriptedLine();
    private final List<JournalEntry> journal = new CopyOnWriteArrayList<>();
    private final Map<String, Session> saved = new ConcurrentHashMap<>();
    private final WordSpeaker speaker = new WordSpeaker();

    private CallCenter center() {
        var policy = new TurnPolicy(new Patience(MINUTE, Duration.ofMillis(1_200), MINUTE, MINUTE, MINUTE, MINUTE), "en");
        var current = new CurrentDialogue(() -> TakeoverTest::answer, () -> false);
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
    void anAnswerThatWasCutOffWithTheCallIsGoneOnWith() throws Exception {
        // Given
        var center = center();
        var over = call(center, line);
        line.hear(4 * WordSpeaker.FRAMES_A_WORD);
        var opened = line.await(Notice.Opened.class);
        line.await(Notice.Said.class);
        line.type("hello");
        line.hear(4 * WordSpeaker.FRAMES_A_WORD);
        line.hangUp();
        over.get(10, TimeUnit.SECONDS);

        // When
        var again = new ScriptedLine(new Line.Opening("test", "", "", "", 16_000, true, true, opened.resumeToken()));
        var second = call(center, again);
        again.allow(5_000);

        // Then
        var said = again.await(Notice.Said.class);
        assertThat(said.text().reveal()).endsWith("four five six. seven eight.");
        assertThat(said.turn()).isEqualTo(2);
        again.hangUp();
        second.get(10, TimeUnit.SECONDS);
    }

    @Test
    void anAnswerOfAGatewayThatDiedIsGoneOnWithAtAnotherAndWrittenDownThere() throws Exception {
        // Given
        var over = call(center(), line);
        line.hear(4 * WordSpeaker.FRAMES_A_WORD);
        var opened = line.await(Notice.Opened.class);
        line.await(Notice.Said.class);
        line.type("hello");
        line.hear(4 * WordSpeaker.FRAMES_A_WORD);
        await().atMost(Duration.ofSeconds(10)).until(() -> saved.get(opened.callId()).underway().filter(Underway::begun).isPresent());
        journal.clear();

        // When
        var again = new ScriptedLine(new Line.Opening("test", "", "", "", 16_000, true, true, opened.resumeToken()));
        var second = call(center(), again);
        again.allow(5_000);

        // Then
        assertThat(again.await(Notice.Opened.class).turn()).isEqualTo(1);
        assertThat(again.await(Notice.Said.class)).satisfies(before -> {
            assertThat(before.turn()).isEqualTo(1);
            assertThat(before.heardText().reveal()).isEqualTo("one two three.");
        });
        assertThat(again.await(Notice.Said.class).text().reveal()).endsWith("four five six. seven eight.");
        again.hangUp();
        second.get(10, TimeUnit.SECONDS);
        assertThat(journal).extracting(JournalEntry::what).filteredOn(What.TurnTaken.class::isInstance)
                .anySatisfy(taken -> assertThat(((What.TurnTaken) taken).taken().caller().reveal()).isEqualTo("hello"));
        line.hangUp();
        over.get(10, TimeUnit.SECONDS);
    }

    private static void answer(Dialogue.Question question, Sink<Happening> told) throws InterruptedException {
        var clauses = question.turn() == 0 ? List.of("Welcome to the shop.") : List.of("one two three.", "four five six.", "seven eight.");
        told.put(new Happening.Decided(DialogueState.START, Then.LISTEN));
        for (var clause : clauses) told.put(new Happening.Said(Clause.of(clause, "en")));
    }

    @Test
    void aCallIsHandedOverWhenItsGatewayIsDrained() throws Exception {
        // Given
        var center = center();
        var moving = new ScriptedLine() {
            @Override
            public boolean reconnects() {
                return true;
            }
        };
        var over = call(center, moving);
        moving.allow(1_000);
        var opened = moving.await(Notice.Opened.class);
        moving.await(Notice.Said.class);

        // When
        center.drain(Duration.ofSeconds(5));

        // Then
        moving.await(Notice.Moved.class);
        over.get(10, TimeUnit.SECONDS);
        assertThat(saved.get(opened.callId()).endedBy()).isEmpty();
        assertThat(journal).extracting(JournalEntry::what).noneMatch(What.CallEnded.class::isInstance);
        assertThatThrownBy(() -> center.host(new ScriptedLine())).hasMessageContaining("Unavailable");
    }
}
