package io.callmesh.tts.engine.freetts;

import com.sun.speech.freetts.audio.AudioPlayer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Predicate;
import javax.sound.sampled.AudioFormat;

/// What the library plays to: passes on 20 ms of samples at a time; volume, pausing and clocks are not ours.
final class Player implements AudioPlayer {

    private static final int FRAME_BYTES = 2 * Kevin.RATE_HZ / 50;

    private final Predicate<short[]> samples;
    private AudioFormat format = new AudioFormat(Kevin.RATE_HZ, 16, 1, true, true);

    /// @param samples takes them; answers whether it wants more
    Player(Predicate<short[]> samples) {
        this.samples = samples;
    }

    @Override
    public boolean write(byte[] audio) {
        return write(audio, 0, audio.length);
    }

    @Override
    public boolean write(byte[] audio, int offset, int size) {
        for (int at = offset; at < offset + size; at += FRAME_BYTES) {
            if (!samples.test(decoded(Arrays.copyOfRange(audio, at, Math.min(at + FRAME_BYTES, offset + size))))) return false;
        }
        return true;
    }

    private static short[] decoded(byte[] bigEndian) {
        var decoded = new short[bigEndian.length / 2];
        ByteBuffer.wrap(bigEndian).order(ByteOrder.BIG_ENDIAN).asShortBuffer().get(decoded);
        return decoded;
    }

    @Override
    public void setAudioFormat(AudioFormat asked) {
        format = asked;
    }

    @Override
    public AudioFormat getAudioFormat() {
        return format;
    }

    @Override
    public boolean drain() {
        return true;
    }

    @Override
    public boolean end() {
        return true;
    }

    @Override
    public float getVolume() {
        return 1;
    }

    @Override
    public long getTime() {
        return 0;
    }

    @Override
    public void begin(int size) {}

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void reset() {}

    @Override
    public void cancel() {}

    @Override
    public void close() {}

    @Override
    public void setVolume(float volume) {}

    @Override
    public void resetTime() {}

    @Override
    public void startFirstSampleTimer() {}

    @Override
    public void showMetrics() {}
}
