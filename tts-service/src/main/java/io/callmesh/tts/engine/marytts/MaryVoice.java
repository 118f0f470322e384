package io.callmesh.tts.engine.marytts;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.tts.engine.SpokenWord;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioInputStream;
import marytts.LocalMaryInterface;
import marytts.exceptions.MaryConfigurationException;

/// MaryTTS speaking American English, 48 kHz.
///
/// Sound comes while it is made: the vocoder runs in a thread of its own, some hundred samples ahead of us. That
/// thread waits for ever for a reader who has left; so every clause runs in a [ThreadGroup], which is interrupted
/// when the clause is over or nobody listens. If the vocoder fails, its reader waits for ever: interrupt [#speak] after
/// a while.
final class MaryVoice {

    static final int RATE_HZ = 48_000;
    private static final int FRAME_BYTES = 2 * RATE_HZ / 50;

    private final LocalMaryInterface plan, sound;

    MaryVoice() throws MaryConfigurationException {
        plan = speaker("TEXT", "ACOUSTPARAMS");
        sound = speaker("ACOUSTPARAMS", "AUDIO");
    }

    /// Speaks one clause; tells when its words will be heard before the first frame.
    ///
    /// @throws InterruptedException when nobody wants the rest; the vocoder ends with it
    void speak(String clause, double pace, Sink<Frame> voice, Sink<List<SpokenWord>> words) throws InterruptedException {
        var vocoder = new ThreadGroup("mary");
        var mouth = new Mouth(clause, pace, voice, words);
        var thread = new Thread(vocoder, mouth, "mary");
        thread.start();
        try {
            thread.join();
        } finally {
            vocoder.interrupt();
        }
        mouth.rethrow();
    }

    private final class Mouth implements Runnable {

        private final String clause;
        private final double pace;
        private final Sink<Frame> voice;
        private final Sink<List<SpokenWord>> words;
        private Optional<Throwable> failure = Optional.empty();

        Mouth(String clause, double pace, Sink<Frame> voice, Sink<List<SpokenWord>> words) {
            this.clause = clause;
            this.pace = pace;
            this.voice = voice;
            this.words = words;
        }

        @Override
        public void run() {
            try {
                speak();
            } catch (Throwable broken) { // an Error too, or nobody would learn of it
                failure = Optional.of(broken);
            }
        }

        private void speak() throws Exception {
            var planned = plan.generateXML(clause);
            Pace.apply(planned, pace);
            words.put(WordTimes.of(planned, clause));
            var stream = sound.generateAudio(planned);
            for (long told = -1, position = 0; position > told; ) {
                told = position;
                position = put(stream, position);
            }
        }

        private long put(AudioInputStream stream, long position) throws IOException, InterruptedException {
            var bytes = new byte[FRAME_BYTES];
            int count = stream.read(bytes, 0, bytes.length);
            if (count <= 0) return position;
            voice.put(new Frame(Pcm.decode(Arrays.copyOf(bytes, count / 2 * 2)), RATE_HZ, position));
            return position + count / 2;
        }

        private void rethrow() throws InterruptedException {
            switch (failure.orElse(null)) {
                case null -> { }
                case MeshException known -> throw known;
                case InterruptedException unwanted -> throw unwanted;
                case Throwable broken -> throw new MeshException(new Fault.EngineFailed("marytts"), broken);
            }
        }
    }

    private static LocalMaryInterface speaker(String input, String output) throws MaryConfigurationException {
        var mary = new LocalMaryInterface();
        mary.setVoice("cmu-slt-hsmm");
        mary.setInputType(input);
        mary.setOutputType(output);
        return mary;
    }
}
