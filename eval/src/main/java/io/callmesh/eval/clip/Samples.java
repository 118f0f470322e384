package io.callmesh.eval.clip;

import io.callmesh.audio.MuLaw;
import io.callmesh.audio.Wav;
import java.util.List;

/// What one does to recordings before they are played to an assistant.
public final class Samples {

    private Samples() {}

    /// One after the other.
    public static short[] joined(List<short[]> parts) {
        var all = new short[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /// As it comes out of a telephone line: 8 kHz, mu-law.
    public static Wav telephone(Wav wav) {
        var narrow = wav.at(8_000).samples();
        var code = new byte[narrow.length];
        for (int i = 0; i < narrow.length; i++) code[i] = MuLaw.encode(narrow[i]);
        return new Wav(MuLaw.decode(code), 8_000);
    }

    /// Another throat: all frequencies and the tempo times `factor`.
    public static Wav pitched(Wav wav, double factor) {
        return new Wav(wav.samples(), (int) Math.round(wav.rateHz() * factor / 50) * 50).at(wav.rateHz());
    }
}
