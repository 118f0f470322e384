package io.callmesh.gateway.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Frame;
import io.callmesh.audio.activity.ActivityMeter;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EarTest {

    private static final int RATE = 16_000, SIZE = 320;

    private final List<Event> events = new ArrayList<>();
    private final List<FakeRecognition> opened = new ArrayList<>();
    private final Ear ear = new Ear(new FakeRecognizers(), new ActivityMeter(frame -> frame.samples()[0] != 0), EndpointRule.MEASURED, this::nanos, events::add,
            new FakeListening());
    private Expectation expectation = Expectation.NOTHING;
    private String recognized = "where is my order";
    private boolean away, doubtful;
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
        public void partial(Recognition.Result.Partial partial) {}
    }

    private final class FakeRecognizers implements Recognizers {

        @Override
        public boolean hears(String language) {
            return true;
        }

        @Override
        public Recognition open(Order order) {
            if (away) throw new MeshException(new Fault.Unavailable("recognition"));
            var recognition = new FakeRecognition();
            opened.add(recognition);
            return recognition;
        }
    }

    private final class FakeRecognition implements Recognition {

        private final List<Frame> heard = new ArrayList<>();
        private boolean finished, closed;

        @Override
        public void hear(Frame frame) {
            assertThat(finished).isFalse();
            heard.add(frame);
        }

        @Override
        public void finish() {
            finished = true;
        }

        @Override
        public Optional<Result> look() {
            if (!finished) return Optional.empty();
            finished = false;
            var hypotheses = recognized.isEmpty() ? List.<Input.Hypothesis>of() : List.of(new Input.Hypothesis(Spoken.of(recognized), 0.9));
            return Optional.of(new Result.Final(new Input.Words(hypotheses, doubtful, false)));
        }

        @Override
        public void close() {
            closed = true;
        }
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
        assertThat(events).hasSize(1).first().isInstanceOf(Event.SpeechStarted.class);

        quiet(1);

        assertThat(events.get(1)).isInstanceOfSatisfying(Event.Utterance.class, said -> assertThat(said.words().best().reveal()).isEqualTo("where is my order"));
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

        assertThat(events).hasSize(2);
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
        assertThat(events).hasSize(1);

        quiet(15);

        assertThat(events).hasSize(2);
    }

    @Test
    void aNumberThatIsWholeIsNotWaitedFor() throws Exception {
        expectation = new Expectation("orderNumber", 4, 4);
        doubtful = true;
        recognized = "four two seven one";
        quiet(50);
        voice(60);
        quiet(26);

        assertThat(events).hasSize(2);
    }

    @Test
    void doubtfulWordsAreGivenTimeToGoOn() throws Exception {
        doubtful = true;
        quiet(50);
        voice(60);
        quiet(35);
        assertThat(events).hasSize(1);

        quiet(10);

        assertThat(events).hasSize(2);
    }

    @Test
    void aShortSoundWithoutWordsIsNothing() throws Exception {
        recognized = "";
        quiet(50);
        voice(8);
        quiet(60);

        assertThat(events).hasSize(2);
        assertThat(events.get(1)).isInstanceOf(Event.FalseStart.class);
    }

    @Test
    void aRecognizerThatIsAwayFailsTheUtteranceOnly() throws Exception {
        away = true;
        quiet(50);
        voice(30);
        assertThat(events.getLast()).isInstanceOf(Event.Failed.class);

        away = false;
        quiet(50);
        voice(30);
        quiet(30);

        assertThat(events.getLast()).isInstanceOf(Event.Utterance.class);
    }
}
