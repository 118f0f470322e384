package io.callmesh.gateway.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Frame;
import io.callmesh.audio.activity.ActivityMeter;
import io.callmesh.audio.activity.PauseRule;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarTest {

    private static final int RATE = 16_000, SIZE = 320;

    private static final EndpointRule RULE = new EndpointRule(new PauseRule(Duration.ofMillis(500), Duration.ofMillis(1_200)), Duration.ofMillis(280));

    private final List<Event> events = new ArrayList<>();
    private final List<FakeRecognition> opened = new ArrayList<>();
    private final Ear ear = new Ear(new FakeRecognizers(), new ActivityMeter(frame -> frame.samples()[0] != 0), RULE, this::nanos, events::add,
            new FakeListening());
    private Expectation expectation = Expectation.NOTHING;
    private String recognized = "where is my order";
    private double confidence = 0.9;
    private final List<Stimulus> noticed = new ArrayList<>();
    private boolean away, doubtful, mute;
    private int tried;
    private long position;

    private final class FakeListening implements Ear.Listening {

        @Override
        public Recognizers.Order order(int rateHz) {
            return new Recognizers.Order("call", 1, "en", rateHz, Pack.getDefaultInstance(), expectation.slot());
        }

        @Override
        public Expectation expectation() {
            return expectation;
        }

        @Override
        public String language() {
            return "en";
        }

        @Override
        public void partial(Recognition.Result.Partial partial) {}

        @Override
        public void noticed(Stimulus stimulus, long nanos) {
            noticed.add(stimulus);
        }
    }

    private final class FakeRecognizers implements Recognizers {

        @Override
        public boolean hears(String language) {
            return true;
        }

        @Override
        public Recognition open(Order order, Sink<Recognition.Result> told) {
            tried++;
            if (away) throw new MeshException(new Fault.Unavailable("recognition"));
            var recognition = new FakeRecognition(told);
            opened.add(recognition);
            return recognition;
        }
    }

    private final class FakeRecognition implements Recognition {

        private final List<Frame> heard = new ArrayList<>();
        private final Sink<Result> told;
        private boolean finished, closed;

        private FakeRecognition(Sink<Result> told) {
            this.told = told;
        }

        @Override
        public void hear(Frame frame) {
            assertThat(finished).isFalse();
            heard.add(frame);
        }

        @Override
        public void finish() throws InterruptedException {
            finished = true;
            if (!mute) told.put(new Result.Final(words()));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private Input.Words words() {
        var hypotheses = recognized.isEmpty() ? List.<Input.Hypothesis>of() : List.of(new Input.Hypothesis(Spoken.of(recognized), confidence));
        return new Input.Words(hypotheses, doubtful, false);
    }

    /// What a call cares for.
    private List<Event> decisive() {
        return events.stream().filter(event -> !(event instanceof Event.SpeechPaused || event instanceof Event.Foreseen)).toList();
    }

    private long nanos() {
        return position * 62_500L;
    }

    private void quiet(int frames) throws InterruptedException {
        for (int i = 0; i < frames; i++) frame(0);
    }

    private void voice(int frames) throws InterruptedException {
        for (int i = 0; i < frames; i++) frame(3_000);
    }

    private void frame(int loudness) throws InterruptedException {
        var samples = new short[SIZE];
        for (int i = 0; i < SIZE; i++) samples[i] = (short) (i % 2 == 0 ? loudness : -loudness);
        ear.frame(new Frame(samples, RATE, position));
        position += SIZE;
    }

    @Test
    void wholePhraseEndsHalfASecondAfterTheLastVoice() throws Exception {
        quiet(50);
        voice(50);
        quiet(24);
        assertThat(decisive()).hasSize(1).first().isInstanceOf(Event.SpeechStarted.class);

        quiet(1);

        assertThat(decisive().get(1)).isInstanceOfSatisfying(Event.Utterance.class, said -> assertThat(said.words().best().reveal()).isEqualTo("where is my order"));
        assertThat(opened.getFirst().closed).isTrue();
    }

    @Test
    void theStartOfTheWordIsNotClipped() throws Exception {
        quiet(50);
        voice(30);

        assertThat(opened.getFirst().heard.size()).isEqualTo(15 + 30);
    }

    @Test
    void whoGoesOnAfterAPauseIsHeardWhole() throws Exception {
        quiet(50);
        voice(30);
        quiet(18);
        voice(30);
        quiet(30);

        assertThat(decisive()).hasSize(3).last().isInstanceOf(Event.Utterance.class);
        assertThat(opened).hasSize(2);
        assertThat(opened.get(0).closed).isTrue();
        assertThat(opened.get(1).heard.size()).isGreaterThanOrEqualTo(15 + 30 + 18 + 30);
    }

    @Test
    void missingDigitsAreWaitedFor() throws Exception {
        expectation = new Expectation("orderNumber", 4, 4);
        recognized = "four two";
        quiet(50);
        voice(30);
        quiet(50);
        assertThat(decisive()).hasSize(1);

        quiet(15);

        assertThat(decisive()).hasSize(2);
    }

    @Test
    void aNumberThatIsWholeIsNotWaitedFor() throws Exception {
        expectation = new Expectation("orderNumber", 4, 4);
        doubtful = true;
        recognized = "four two seven one";
        quiet(50);
        voice(60);
        quiet(26);

        assertThat(decisive()).hasSize(2);
    }

    @Test
    void aNumberThatTheRecognizerMadeWholeIsWaitedFor() throws Exception {
        expectation = new Expectation("orderNumber", 4, 4);
        recognized = "four two oh oh";
        quiet(50);
        voice(30);
        opened.getFirst().told.put(new Recognition.Result.Partial(Spoken.of("four two"), 0.5));
        quiet(50);
        assertThat(decisive()).noneMatch(Event.Utterance.class::isInstance);

        quiet(15);

        assertThat(decisive()).anyMatch(Event.Utterance.class::isInstance);
    }

    @Test
    void aWholeNumberThatTheRecognizerIsNotSureOfMayBeMadeUpAndIsWaitedFor() throws Exception {
        expectation = new Expectation("orderNumber", 4, 4);
        recognized = "four two oh oh";
        confidence = 0.3;
        quiet(50);
        voice(30);
        quiet(32);
        assertThat(decisive()).noneMatch(Event.Utterance.class::isInstance);

        quiet(25);

        assertThat(decisive()).anyMatch(Event.Utterance.class::isInstance);
    }

    @Test
    void halfAPhraseThatGivesNoWordsIsWaitedFor() throws Exception {
        recognized = "";
        quiet(50);
        voice(40);
        opened.getFirst().told.put(new Recognition.Result.Partial(Spoken.of("where is my"), 0.5));
        quiet(45);
        assertThat(decisive()).noneMatch(Event.Utterance.class::isInstance);

        quiet(20);

        assertThat(decisive()).anyMatch(Event.Utterance.class::isInstance);
    }

    @Test
    void doubtfulWordsAreGivenTimeToGoOn() throws Exception {
        doubtful = true;
        quiet(50);
        voice(60);
        quiet(30);
        assertThat(decisive()).hasSize(1);

        quiet(12);

        assertThat(decisive()).hasSize(2);
    }

    @Test
    void aShortSoundWithoutWordsIsNothing() throws Exception {
        recognized = "";
        quiet(50);
        voice(8);
        quiet(60);

        assertThat(decisive()).hasSize(2);
        assertThat(decisive().get(1)).isInstanceOf(Event.FalseStart.class);
    }

    @Test
    void aRecognizerThatIsAwayFailsTheUtteranceOnly() throws Exception {
        away = true;
        quiet(50);
        voice(30);
        assertThat(events.getLast()).isInstanceOf(Event.Unheard.class);

        away = false;
        quiet(50);
        voice(30);
        quiet(30);

        assertThat(events.getLast()).isInstanceOf(Event.Utterance.class);
    }

    @Test
    void aResultIsActedOnWhenItComesAndNotAtTheNextFrame() throws Exception {
        mute = true;
        quiet(50);
        voice(50);
        quiet(30);
        assertThat(decisive()).hasSize(1);

        opened.getFirst().told.put(new Recognition.Result.Final(words()));

        assertThat(decisive()).hasSize(2);
    }

    @Test
    void aRecognizerThatSaysNothingIsTriedOnceMore() throws Exception {
        mute = true;
        quiet(50);
        voice(30);
        quiet(14 + 4 * 50 + 2);
        assertThat(opened).hasSize(2);
        assertThat(opened.get(1).heard.size()).isGreaterThan(15 + 30);

        quiet(4 * 50 + 2);

        assertThat(events.getLast()).isInstanceOf(Event.Unheard.class);
    }

    @Test
    void aStreamThatBreaksIsToldAgain() throws Exception {
        quiet(50);
        voice(30);
        opened.getFirst().told.put(new Recognition.Result.Lost(new Fault.Unavailable("recognition"), false));
        voice(30);
        quiet(30);

        assertThat(opened).hasSize(2);
        assertThat(events.getLast()).isInstanceOf(Event.Utterance.class);
        assertThat(opened.get(1).heard.size()).isGreaterThanOrEqualTo(15 + 30 + 30);
    }

    @Test
    void whatALateRecognitionSaysIsNotListenedTo() throws Exception {
        mute = true;
        quiet(50);
        voice(30);
        quiet(18);
        voice(30);
        quiet(30);
        opened.get(0).told.put(new Recognition.Result.Final(words()));

        assertThat(decisive()).noneMatch(Event.Utterance.class::isInstance);
    }

    @Test
    void pausesTeachHowLongThisCallerPauses() throws Exception {
        for (int i = 0; i < 30; i++) {
            quiet(50);
            voice(30);
            quiet(24);
            voice(30);
            quiet(60);
        }
        events.clear();

        quiet(50);
        voice(30);
        quiet(26);

        assertThat(decisive()).hasSize(1);
    }
}
