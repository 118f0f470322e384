package io.callmesh.asr;

import com.sun.speech.freetts.VoiceManager;
import com.sun.speech.freetts.audio.AudioPlayer;
import io.callmesh.audio.Pcm;
import io.callmesh.audio.Wav;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import javax.sound.sampled.AudioFormat;

/// English speech for tests, synthesized (FreeTTS, voice kevin16, 16 kHz), with a second of room noise around it.
public final class Speech {

    private static final String VOICES = "com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory";

    private Speech() {}

    public static synchronized Wav of(String text) {
        System.setProperty("freetts.voices", VOICES);
        var voice = VoiceManager.getInstance().getVoice("kevin16");
        voice.allocate();
        var player = new Recorder();
        voice.setAudioPlayer(player);
        voice.speak(text);
        voice.deallocate();
        var big = ByteBuffer.wrap(player.written.toByteArray()).order(ByteOrder.BIG_ENDIAN).asShortBuffer();
        var samples = new short[big.remaining()];
        big.get(samples);
        return new Wav(samples, 16_000);
    }

    /// The same with quiet noise before and after it, as on a line.
    public static Wav inRoom(Wav speech, int beforeMillis, int afterMillis) {
        var random = new Random(7);
        int before = speech.rateHz() * beforeMillis / 1_000, after = speech.rateHz() * afterMillis / 1_000;
        var all = new short[before + speech.samples().length + after];
        for (int i = 0; i < all.length; i++) all[i] = (short) (random.nextGaussian() * 8);
        for (int i = 0; i < speech.samples().length; i++) {
            all[before + i] = (short) Math.clamp(all[before + i] + speech.samples()[i], Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return new Wav(all, speech.rateHz());
    }

    public static byte[] bytes(Wav wav) {
        return Pcm.encode(wav.samples());
    }

    private static final class Recorder implements AudioPlayer {

        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private AudioFormat format = new AudioFormat(16_000, 16, 1, true, true);

        @Override
        public void setAudioFormat(AudioFormat next) {
            format = next;
        }

        @Override
        public AudioFormat getAudioFormat() {
            return format;
        }

        @Override
        public boolean write(byte[] audio) {
            return write(audio, 0, audio.length);
        }

        @Override
        public boolean write(byte[] audio, int from, int length) {
            written.write(audio, from, length);
            return true;
        }

        @Override public void pause() {}

        @Override public void resume() {}

        @Override public void reset() {}

        @Override public boolean drain() { return true; }

        @Override public void begin(int size) {}

        @Override public boolean end() { return true; }

        @Override public void cancel() {}

        @Override public void close() {}

        @Override public float getVolume() { return 1; }

        @Override public void setVolume(float volume) {}

        @Override public long getTime() { return 0; }

        @Override public void resetTime() {}

        @Override public void startFirstSampleTimer() {}

        @Override public void showMetrics() {}
    }
}
