package io.callmesh.tts.engine.freetts;

import com.sun.speech.freetts.OutputQueue;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import com.sun.speech.freetts.relp.LPCResult;
import io.callmesh.audio.Frame;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.tts.engine.SpokenWord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One copy of the voice kevin16, used by one thread at a time.
///
/// Sentences are made one by one, and each is given out before the next is made. The library would play them on a thread
/// of its own; here its queue of finished sentences hands them on at once, on the thread that speaks.
final class Kevin {

    static final int RATE_HZ = 16_000;
    private static final float WORDS_PER_MINUTE = 150;          // the voice's own

    private final Voice voice;
    private Optional<Mouth> mouth = Optional.empty();

    Kevin() {
        voice = Arrays.stream(new KevinVoiceDirectory().getVoices()).filter(known -> known.getName().equals("kevin16")).findFirst()
                .orElseThrow(() -> new MeshException(new Fault.EngineFailed("freetts")));
        voice.setOutputQueue(new Direct());
        voice.setAudioPlayer(new Player(samples -> mouth.orElseThrow().sound(samples)));
        voice.allocate();
    }

    void speak(String text, float pitchHz, double pace, Sink<Frame> sound, Sink<List<SpokenWord>> words) throws InterruptedException {
        voice.setPitch(pitchHz);
        voice.setRate((float) (WORDS_PER_MINUTE * pace));
        mouth = Optional.of(new Mouth(text, sound, words));
        voice.speak(text);
        mouth.get().rethrow();
    }

    /// What one text's utterances go out by. A failure is kept until the library has returned: it prints what it catches.
    private final class Mouth {

        private final WordTimes times;
        private final Sink<Frame> frames;
        private final Sink<List<SpokenWord>> words;
        private Optional<Exception> failure = Optional.empty();
        private long position;

        Mouth(String text, Sink<Frame> frames, Sink<List<SpokenWord>> words) {
            times = new WordTimes(text);
            this.frames = frames;
            this.words = words;
        }

        void utter(Utterance utterance) {
            try {
                var spoken = times.of(utterance, 1000.0 * position / RATE_HZ);
                if (!spoken.isEmpty()) words.put(spoken);
                ((LPCResult) utterance.getObject("target_lpcres")).playWave(voice.getAudioPlayer(), utterance);
            } catch (InterruptedException | RuntimeException broken) {
                failure = Optional.of(broken);
            }
        }

        /// Whether to go on.
        boolean sound(short[] samples) {
            try {
                if (Thread.interrupted()) throw new InterruptedException();
                frames.put(new Frame(samples, RATE_HZ, position));
                position += samples.length;
            } catch (InterruptedException | RuntimeException broken) {
                failure = Optional.of(broken);
            }
            return failure.isEmpty();
        }

        void rethrow() throws InterruptedException {
            switch (failure.orElse(null)) {
                case null -> { }
                case InterruptedException unwanted -> throw unwanted;
                case MeshException known -> throw known;
                case Exception broken -> throw new MeshException(new Fault.EngineFailed("freetts"), broken);
            }
        }
    }

    private final class Direct extends OutputQueue {

        @Override
        public synchronized void post(Utterance utterance) {
            var open = mouth.orElseThrow();
            if (open.failure.isEmpty()) open.utter(utterance);
            if (open.failure.isPresent()) utterance.getSpeakable().cancelled();
            else if (utterance.isLast()) utterance.getSpeakable().completed();
        }
    }
}
