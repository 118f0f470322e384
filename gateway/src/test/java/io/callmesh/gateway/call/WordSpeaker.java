package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.speak.Speaker;
import io.callmesh.gateway.speak.Speech;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Speaks every word for 100 ms.
final class WordSpeaker implements Speaker {

    /// 100 ms of sound for each word, at 16 kHz in frames of 20 ms.
    static final int FRAMES_A_WORD = 5;

    volatile boolean away;
    /// How many speeches will give no sound.
    volatile int stalls;
    /// Before this no voice of a call opens.
    volatile CountDownLatch since = new CountDownLatch(0);

    @Override
    public Speech open(Voice voice) throws InterruptedException {
        assertThat(voice.callId().isEmpty() || TurnBudget.current().limited()).isTrue();
        if (away) throw new MeshException(new Fault.Unavailable("speech"));
        if (!voice.callId().isEmpty()) assertThat(since.await(10, TimeUnit.SECONDS)).isTrue();
        if (voice.callId().isEmpty() || stalls == 0) return new WordSpeech();
        stalls--;
        return new Stalled();
    }

    private static final class Stalled implements OnlyHeard {

        @Override
        public Sound next(Duration patience) {
            throw new MeshException(new Fault.TimedOut("speech", patience));
        }
    }

    private static final class WordSpeech implements Speech {

        private final BlockingQueue<Sound> sounds = new LinkedBlockingQueue<>();

        @Override
        public void say(int id, Clause clause) {
            var words = new ArrayList<Word>();
            int from = 0, at = 0;
            for (var word : clause.text().reveal().split(" ")) {
                words.add(new Word(from, from + word.length(), Duration.ofMillis(at), Duration.ofMillis(at + 100)));
                from += word.length() + 1;
                at += 100;
            }
            sounds.add(new Sound.Words(id, words));
            for (int i = 0; i < words.size() * FRAMES_A_WORD; i++) sounds.add(new Sound.Audio(id, loud()));
            sounds.add(new Sound.Done(id));
        }

        private static Frame loud() {
            var samples = new short[320];
            java.util.Arrays.fill(samples, (short) 1_000);
            return new Frame(samples, 16_000, 0);
        }

        @Override
        public void finish() {
            sounds.add(new Sound.End());
        }

        @Override
        public Sound next(Duration patience) throws InterruptedException {
            var sound = sounds.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (sound instanceof Sound.End) sounds.add(sound);
            return sound;
        }

        @Override
        public void close() {}
    }
}
