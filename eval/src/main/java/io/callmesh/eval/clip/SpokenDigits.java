package io.callmesh.eval.clip;

import io.callmesh.audio.Wav;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Digits as people spoke them one by one, joined to numbers.
///
/// Reads a folder of files `DIGIT_SPEAKER_TAKE.wav`, as the Free Spoken Digit Dataset has them: 8 kHz, cut tightly.
public final class SpokenDigits {

    public static final int RATE_HZ = 8_000;
    private static final int GAP_MS = 200;
    private static final double ROOM_SIGMA = 4; // as between a caller's words: see Room in eval.caller

    private final Map<String, List<Path>> takes = new TreeMap<>(); // by speaker and digit: `theo 7`
    private final List<String> speakers;

    private SpokenDigits(List<Path> files) {
        for (var file : files) {
            var name = file.getFileName().toString().split("[_.]");
            takes.computeIfAbsent(name[1] + " " + name[0], _ -> new ArrayList<>()).add(file);
        }
        speakers = takes.keySet().stream().map(key -> key.substring(0, key.indexOf(' '))).distinct().toList();
    }

    public static SpokenDigits in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return new SpokenDigits(files.filter(file -> file.getFileName().toString().matches("\\d_\\w+_\\d+\\.wav")).sorted().toList());
        }
    }

    public List<String> speakers() {
        return speakers;
    }

    /// One speaker saying the digits, each in one of their takes, with pauses of 200 ms.
    public Wav joined(String digits, String speaker, Random choice) {
        var all = new ArrayList<short[]>();
        for (char digit : digits.toCharArray()) {
            if (!all.isEmpty()) all.add(pause(choice));
            var of = takes.getOrDefault(speaker + " " + digit, List.of());
            if (of.isEmpty()) throw new IllegalArgumentException("nobody called " + speaker + " says " + digit);
            all.add(read(of.get(choice.nextInt(of.size()))));
        }
        return new Wav(Samples.joined(all), RATE_HZ);
    }

    private static short[] read(Path take) {
        try {
            return Wav.read(take).at(RATE_HZ).samples();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static short[] pause(Random noise) {
        var samples = new short[RATE_HZ * GAP_MS / 1000];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) Math.round(noise.nextGaussian() * ROOM_SIGMA);
        return samples;
    }
}
