package io.callmesh.tts.synthesize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.audio.Frame;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.fallback.Ledger;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.tts.engine.Speech;
import io.callmesh.tts.engine.SpokenWord;
import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.engine.Voice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NarratorTest {

    private static final int WAITING = 4;
    private static final Duration SHORT = Duration.ofMillis(100), LONG = Duration.ofSeconds(20);

    private final List<Frame> frames = new ArrayList<>();
    private final List<SpokenWord> words = new ArrayList<>();

    /// Says one word and then nothing more, until it is interrupted.
    private static final class StuckEngine extends ScriptedEngine {

        final CountDownLatch begun = new CountDownLatch(1), interrupted = new CountDownLatch(1);

        @Override
        public void synthesize(Speech speech, Sink<Frame> voice, Sink<List<SpokenWord>> words) throws InterruptedException {
            voice.put(new Frame(new short[320], 16_000, 0));
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
        }
    }

    @Test
    void anAmountIsOneWordOfTheSource() throws InterruptedException {
        say(new ScriptedEngine(), "Pay $2.50 now");

        assertThat(words).containsExactly(word(0, 3, 0, 90), word(4, 9, 100, 590), word(10, 13, 600, 690));
    }

    @Test
    void aLongTextIsOneSoundWithPausesBetweenItsClauses() throws InterruptedException {
        var engine = new ScriptedEngine();
        var length = say(engine, "Nineteen letters yes. ".repeat(11).strip());

        assertThat(engine.asked).hasSize(2);
        assertThat(length.toMillis()).isEqualTo(33 * 100 + 360);
        long position = 0;
        for (var frame : frames) {
            assertThat(frame.firstSample()).isEqualTo(position);
            position = frame.end();
        }
        assertThat(words).hasSize(33).isSortedAccordingTo(Comparator.comparing(SpokenWord::start));
        assertThat(words.getLast()).isEqualTo(word(237, 241, 3_560, 3_650));
    }

    @Test
    void aPhraseSaidAgainIsNotAskedOfTheEngine() throws InterruptedException {
        var engine = new ScriptedEngine();
        var narrator = narrator(engine, 1, LONG, LONG);
        narrator.say(manner(engine), Spoken.of("Hello there"), TurnBudget.UNLIMITED, frames::add, words::addAll);
        frames.getFirst().samples()[0] = 7; // the listener owns its frames
        var first = List.copyOf(words);
        words.clear();

        narrator.say(manner(engine), Spoken.of("Hello there"), TurnBudget.UNLIMITED, frames::add, words::addAll);

        assertThat(engine.asked).hasSize(1);
        assertThat(words).isEqualTo(first);
        assertThat(frames).hasSize(20);
        assertThat(frames.get(10).samples()[0]).isZero();
    }

    @Test
    void aTextOfNothingButSignsIsRefused() {
        assertThatThrownBy(() -> say(new ScriptedEngine(), "... 🎉 !")).hasMessageContaining("BadInput[field=text").hasMessageContaining("spoken");
    }

    @Test
    void anEngineThatTakesTooLongIsInterruptedAndSaidToHaveTimedOut() throws InterruptedException {
        var engine = new StuckEngine();

        assertThatThrownBy(() -> narrator(engine, 1, LONG, SHORT).say(manner(engine), Spoken.of("Hello"), TurnBudget.UNLIMITED, frames::add, words::addAll))
                .hasMessageContaining("TimedOut[stage=synthesize");
        assertThat(engine.interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aClauseThatFindsNoThreadInTimeIsToldThatThereIsNoRoom() throws InterruptedException {
        var engine = new StuckEngine();
        var narrator = narrator(engine, 1, SHORT, LONG);
        var first = Thread.ofVirtual().start(() -> quietly(narrator, engine));
        engine.begun.await();

        assertThatThrownBy(() -> narrator.say(manner(engine), Spoken.of("Me too"), TurnBudget.UNLIMITED, frames::add, words::addAll))
                .hasMessageContaining("Overloaded[part=tts");

        first.interrupt();
        first.join();
        assertThat(engine.interrupted.await(20, TimeUnit.SECONDS)).as("a listener who leaves stops the engine").isTrue();
    }

    @Test
    void oneMoreThanMayWaitIsRefusedAtOnce() throws InterruptedException {
        // Given one who speaks, and nobody may wait
        var engine = new StuckEngine();
        var narrator = new Narrator(cast(engine), new Stage(1, 0, LONG, LONG), new Memory(0), fallback());
        var first = Thread.ofVirtual().start(() -> quietly(narrator, engine));
        engine.begun.await();

        // When
        var turn = TurnBudget.of(LONG);
        assertThatThrownBy(() -> narrator.say(manner(engine), Spoken.of("Me too"), turn, frames::add, words::addAll)).hasMessageContaining("Overloaded[part=tts");

        // Then
        assertThat(turn.left()).as("nobody waited").isGreaterThan(LONG.dividedBy(2));
        first.interrupt();
        first.join();
    }

    @Test
    void aListenerWhoLeftMakesRoomForTheNext() throws InterruptedException {
        var stuck = new StuckEngine();
        var stage = new Stage(1, WAITING, LONG, LONG);
        var leaving = Thread.ofVirtual().start(() -> quietly(new Narrator(cast(stuck), stage, new Memory(0), fallback()), stuck));
        stuck.begun.await();
        leaving.interrupt();

        var next = new ScriptedEngine();
        new Narrator(cast(next), stage, new Memory(0), fallback()).say(manner(next), Spoken.of("Hello"), TurnBudget.UNLIMITED, frames::add, words::addAll);

        assertThat(words).hasSize(1);
    }

    @Test
    void anotherEngineSaysWhatTheFirstCannotBeginAtTheSameRate() throws InterruptedException {
        // Given
        var mute = new ScriptedEngine() {
            @Override
            public String name() {
                return "mute";
            }

            @Override
            public List<Voice> voices() {
                return List.of(new Voice("mute/one", Set.of("en"), 8_000, "Apache-2.0"));
            }

            @Override
            public void synthesize(Speech speech, Sink<Frame> voice, Sink<List<SpokenWord>> told) throws InterruptedException {
                told.put(List.of(SpokenWord.ofMillis(0, 5, 0, 90)));
                throw new MeshException(new Fault.Unavailable("mute"));
            }
        };
        var both = new Cast(Map.of("mute", mute, "scripted", new ScriptedEngine()), Map.of("en", List.of("mute", "scripted")));
        var narrator = new Narrator(both, new Stage(1, WAITING, LONG, LONG), new Memory(0), fallback());
        // When
        var spoke = narrator.say(both.manners(new Wish("en", "", 0, 0)), Spoken.of("Hello there"), TurnBudget.UNLIMITED, frames::add, words::addAll);
        // Then
        assertThat(spoke.manner().voice().name()).isEqualTo("scripted/one");
        assertThat(spoke.length().toMillis()).isEqualTo(200);
        assertThat(words).containsExactly(word(0, 5, 0, 90), word(6, 11, 100, 190));
        assertThat(frames).extracting(Frame::rate).containsOnly(8_000);
    }

    @Test
    void anEngineThatBreaksWhileItSoundsIsNotReplaced() {
        // Given
        var heard = new CountDownLatch(1);
        var breaking = new ScriptedEngine() {
            @Override
            public List<Voice> voices() {
                return List.of(new Voice("breaking/one", Set.of("en"), 16_000, "Apache-2.0"));
            }

            @Override
            public void synthesize(Speech speech, Sink<Frame> voice, Sink<List<SpokenWord>> told) throws InterruptedException {
                voice.put(new Frame(new short[320], 16_000, 0));
                heard.await();
                throw new MeshException(new Fault.EngineFailed("breaking"));
            }
        };
        var both = new Cast(Map.of("breaking", breaking, "scripted", new ScriptedEngine()), Map.of("en", List.of("breaking", "scripted")));
        var narrator = new Narrator(both, new Stage(1, WAITING, LONG, LONG), new Memory(0), fallback());
        // When, Then
        assertThatThrownBy(() -> narrator.say(both.manners(new Wish("en", "", 16_000, 0)), Spoken.of("Hello"), TurnBudget.UNLIMITED, _ -> heard.countDown(), words::addAll))
                .hasMessageContaining("EngineFailed");
    }

    @Test
    void aTurnHasNoTimeForAnEngineThatDoesNotBegin() {
        // Given
        var silent = new ScriptedEngine() {
            @Override
            public void synthesize(Speech speech, Sink<Frame> voice, Sink<List<SpokenWord>> told) throws InterruptedException {
                new CountDownLatch(1).await();
            }
        };
        var budget = TurnBudget.of(SHORT);
        // When, Then
        assertThatThrownBy(() -> narrator(silent, 1, LONG, LONG).say(manner(silent), Spoken.of("Hello"), budget, frames::add, words::addAll))
                .hasMessageContaining("TimedOut[stage=synthesis");
    }

    @Test
    void whatSoundsInTimeIsSaidToItsEnd() throws InterruptedException {
        // Given: a turn that is over after the first frame, and a text of two clauses
        var nanos = new AtomicLong();
        var budget = TurnBudget.of(Duration.ofSeconds(1), nanos::get);
        var engine = new ScriptedEngine();
        var text = Spoken.of("Nineteen letters yes. ".repeat(11).strip());
        // When
        narrator(engine, 1, LONG, LONG).say(manner(engine), text, budget, frame -> {
            nanos.set(Duration.ofMinutes(1).toNanos());
            frames.add(frame);
        }, words::addAll);
        // Then
        assertThat(words).hasSize(33);
    }

    @Test
    void whatAnEngineFailsWithReachesTheListener() {
        var overloaded = new MeshException(new Fault.Unavailable("voice"));
        assertThatThrownBy(() -> say(broken(overloaded), "Hello")).isSameAs(overloaded);
        assertThatThrownBy(() -> say(broken(new IllegalStateException("what was said")), "Hello")).hasMessage("EngineFailed[engine=tts]");
        assertThatThrownBy(() -> say(broken(new OutOfMemoryError()), "Hello")).hasMessage("EngineFailed[engine=tts]");
    }

    @Test
    void aTextOfTwoThousandCharactersIsSaidAndOneMoreIsNot() throws InterruptedException {
        assertThat(say(new ScriptedEngine(), "😀a ".repeat(666) + "a ")).isPositive();
        assertThatThrownBy(() -> say(new ScriptedEngine(), "a ".repeat(1_000) + "a")).hasMessageContaining("found 2001");
    }

    private Duration say(Synthesizer engine, String text) throws InterruptedException {
        return narrator(engine, 1, LONG, LONG).say(manner(engine), Spoken.of(text), TurnBudget.UNLIMITED, frames::add, words::addAll).length();
    }

    private void quietly(Narrator narrator, Synthesizer engine) {
        try {
            narrator.say(manner(engine), Spoken.of("Hello"), TurnBudget.UNLIMITED, frame -> { }, heard -> { });
        } catch (InterruptedException left) {
            Thread.currentThread().interrupt();
        }
    }

    private static Narrator narrator(Synthesizer engine, int threads, Duration patience, Duration budget) {
        return new Narrator(cast(engine), new Stage(threads, WAITING, patience, budget), new Memory(1 << 20), fallback());
    }

    private static Fallback fallback() {
        return new Fallback("tts", 3, LONG, System::nanoTime, Ledger.NONE);
    }

    private static Cast cast(Synthesizer engine) {
        return new Cast(Map.of("scripted", engine), Map.of("en", List.of("scripted")));
    }

    private static List<Manner> manner(Synthesizer engine) {
        return cast(engine).manners(new Wish("en", "", 16_000, 0));
    }

    private static SpokenWord word(int from, int to, int startMs, int endMs) {
        return SpokenWord.ofMillis(from, to, startMs, endMs);
    }

    private static Synthesizer broken(Throwable failure) {
        return new ScriptedEngine() {
            @Override
            public void synthesize(Speech speech, Sink<Frame> voice, Sink<List<SpokenWord>> words) {
                switch (failure) {
                    case RuntimeException known -> throw known;
                    case Error error -> throw error;
                    default -> throw new AssertionError(failure);
                }
            }
        };
    }
}
