package io.callmesh.tts.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What every engine promises. Extended once for each engine.
public abstract class SynthesizerContract {

    private static final double LOUD_DB = 40;

    /// All that an engine delivers for one text.
    protected record Heard(List<Frame> frames, List<SpokenWord> words) {

        public Duration length() {
            return frames.isEmpty() ? Duration.ZERO : Duration.ofNanos(frames.getLast().end() * 1_000_000_000L / frames.getLast().rate());
        }

        boolean loud() {
            return frames.stream().anyMatch(frame -> Pcm.levelDb(frame.samples()) > LOUD_DB);
        }
    }

    protected abstract Synthesizer engine();

    protected abstract String language();

    /// A sentence of at least six words (in Chinese: characters) in that language.
    protected abstract String sentence();

    protected String voice() {
        return engine().voices().stream().filter(voice -> voice.languages().contains(language())).findFirst().orElseThrow().name();
    }

    protected Heard speak(String text, double pace) throws InterruptedException {
        var heard = new Heard(new ArrayList<>(), new ArrayList<>());
        engine().synthesize(new Speech(Spoken.of(text), language(), voice(), pace), heard.frames()::add, heard.words()::addAll);
        return heard;
    }

    @Test
    void soundComesWithoutGapsAtTheVoicesRate() throws InterruptedException {
        var heard = speak(sentence(), 1.0);

        long position = 0;
        for (var frame : heard.frames()) {
            assertThat(frame.firstSample()).isEqualTo(position);
            position = frame.end();
        }
        int rateHz = engine().voices().stream().filter(voice -> voice.name().equals(voice())).findFirst().orElseThrow().rateHz();
        assertThat(heard.frames()).extracting(Frame::rate).containsOnly(rateHz);
        assertThat(heard.length()).isGreaterThan(Duration.ofMillis(800));
        assertThat(heard.loud()).isTrue();
    }

    @Test
    void voicesAreNamedAfterTheirEngine() {
        assertThat(engine().voices()).isNotEmpty().allMatch(voice -> voice.engine().equals(engine().name()));
    }

    @Test
    void nothingToSayIsSilence() throws InterruptedException {
        for (var nothing : List.of("", "  \n ")) {
            var heard = speak(nothing, 1.0);
            assertThat(heard.words()).isEmpty();
            assertThat(heard.loud()).isFalse();
        }
    }

    @Test
    void wordsAreInOrderAndInsideTheSound() throws InterruptedException {
        var heard = speak(sentence(), 1.0);

        assertThat(heard.words()).hasSizeGreaterThanOrEqualTo(6);
        SpokenWord last = new SpokenWord(0, 0, Duration.ZERO, Duration.ZERO);
        for (var word : heard.words()) {
            assertThat(word.from()).isGreaterThanOrEqualTo(last.to()).isLessThan(word.to());
            assertThat(word.start()).isGreaterThanOrEqualTo(last.end().minusMillis(2)).isLessThan(word.end());
            last = word;
        }
        assertThat(last.to()).isLessThanOrEqualTo(sentence().codePointCount(0, sentence().length()));
        assertThat(last.end()).isLessThanOrEqualTo(heard.length().plusMillis(150));
    }

    @Test
    void aWordIsToldBeforeTheNextOneSounds() throws InterruptedException {
        var position = new AtomicReference<>(Duration.ZERO);
        var late = new ArrayList<SpokenWord>();
        engine().synthesize(new Speech(Spoken.of(sentence()), language(), voice(), 1.0),
                frame -> position.set(Duration.ofNanos(frame.firstSample() * 1_000_000_000L / frame.rate())),
                words -> words.stream().filter(word -> position.get().compareTo(word.end().plusMillis(40)) > 0).forEach(late::add));

        assertThat(late).isEmpty();
    }

    @Test
    void paceChangesTheLength() throws InterruptedException {
        var own = speak(sentence(), 1.0).length().toMillis();

        assertThat((double) speak(sentence(), 1.5).length().toMillis() / own).isBetween(0.5, 0.85);
        assertThat((double) speak(sentence(), 0.75).length().toMillis() / own).isBetween(1.15, 1.6);
    }

    @Test
    void anInterruptStopsItWithinOneFrame() throws InterruptedException {
        var frames = new AtomicInteger();
        var third = new CountDownLatch(3);
        var outcome = new AtomicReference<Throwable>();
        var speaker = Thread.ofPlatform().start(() -> {
            try {
                engine().synthesize(new Speech(Spoken.of((sentence() + " ").repeat(6)), language(), voice(), 1.0), frame ->
                        waitAfterThird(frames, third), words -> { });
            } catch (Throwable thrown) {
                outcome.set(thrown);
            }
        });
        assertThat(third.await(10, TimeUnit.SECONDS)).as("three frames within 10 s").isTrue();

        speaker.interrupt();
        speaker.join(Duration.ofSeconds(10));

        assertThat(speaker.isAlive()).isFalse();
        assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        assertThat(frames.get()).isLessThanOrEqualTo(4);
    }

    /// A listener in no hurry: from the third frame on it takes no more until it is interrupted.
    private static void waitAfterThird(AtomicInteger frames, CountDownLatch third) throws InterruptedException {
        frames.incrementAndGet();
        third.countDown();
        if (third.getCount() == 0) new CountDownLatch(1).await();
    }

    @Test
    void twoMaySpeakAtOnceAndEachSoundsAsAlone() throws Exception {
        var alone = speak(sentence(), 1.0);
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<Heard> speaking = () -> speak(sentence(), 1.0);
            for (var result : both.invokeAll(List.of(speaking, speaking))) assertThat((double) result.get().length().toMillis())
                    .isCloseTo(alone.length().toMillis(), within(25.0));
        }
    }
}
