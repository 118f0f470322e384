package io.callmesh.runtime.activity;

import io.callmesh.audio.Frame;
import io.callmesh.audio.activity.VoiceDetector;
import io.github.givimad.libfvadjni.VoiceActivityDetector;
import io.github.givimad.libfvadjni.VoiceActivityDetector.Mode;
import io.github.givimad.libfvadjni.VoiceActivityDetector.SampleRate;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The voice detector of WebRTC in its strictest mode, about 0.05 ms a frame. By itself it takes loud noise for speech:
/// use it inside an [io.callmesh.audio.activity.ActivityMeter].
public final class WebRtcVoice implements VoiceDetector {

    private static boolean loaded;

    private final VoiceActivityDetector detector;
    private boolean closed;

    /// @param rateHz 8000, 16000, 32000 or 48000
    public WebRtcVoice(int rateHz) {
        load();
        try {
            detector = VoiceActivityDetector.newInstance();
            detector.setMode(Mode.VERY_AGGRESSIVE);
            detector.setSampleRate(SampleRate.fromValue(rateHz));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void load() {
        if (loaded) return;
        try {
            VoiceActivityDetector.loadLibrary();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        loaded = true;
    }

    /// A frame that is not 10, 20 or 30 ms long holds no voice.
    @Override
    public boolean voice(Frame frame) {
        int millis = frame.samples().length * 1_000 / frame.rate();
        if (closed || millis != 10 && millis != 20 && millis != 30) return false;
        try {
            return detector.process(frame.samples());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!closed) detector.close();
        closed = true;
    }
}
