package io.callmesh.eval.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.eval.clip.NumberWords;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads labelled recordings in the ways in which public sets keep them:
///
/// - `x.wav` beside `x.txt` or `x.lab`
/// - a file `*.trans.txt` with a line `NAME TEXT` for each (LibriSpeech)
/// - `*.jsonl` with `{"audio":…,"text":…}` a line, also `audio_filepath`, `file`, `path`; `sentence`, `transcript`
/// - `*.tsv` with columns `path` and `sentence` (Common Voice)
/// - `7_ann_3.wav`: a digit, as the Free Spoken Digit Dataset has them; `digits_7.wav`: likewise, of Asterisk's prompts
public final class SpokenTexts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DIGIT = Pattern.compile("(\\d)_\\w+_\\d+\\.wav|digits_(\\d)\\.wav");
    private static final List<String> AUDIO = List.of("audio", "audio_filepath", "file", "path", "wav"), TEXT = List.of("text", "sentence", "transcript", "transcription");

    private SpokenTexts() {}

    /// @param place a folder, with the folders in it, or one file that lists recordings
    /// @throws MeshException with `BadInput` when there are none
    public static List<SpokenText> read(Path place) throws IOException {
        if (!Files.exists(place)) throw bad(place, "is not there");
        var found = new ArrayList<SpokenText>();
        var set = place.toAbsolutePath().normalize().getFileName() + "";
        try (Stream<Path> files = Files.isDirectory(place) ? Files.walk(place) : Stream.of(place)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) found.addAll(read(set, file));
        }
        if (found.isEmpty()) throw bad(place, "has no recordings with a text; docs/evaluation.md tells how they are found");
        return found;
    }

    private static List<SpokenText> read(String set, Path file) throws IOException {
        var name = file.getFileName() + "";
        if (name.endsWith(".trans.txt")) return listed(set, file, Files.readAllLines(file).stream().map(line -> line.split("\\s+", 2)).filter(line -> line.length == 2).toList());
        if (name.endsWith(".jsonl")) return listed(set, file, lines(file));
        if (name.endsWith(".tsv")) return listed(set, file, columns(Files.readAllLines(file)));
        if (!name.endsWith(".wav")) return List.of();
        return label(file, name).map(text -> new SpokenText(set, file, text)).stream().toList();
    }

    /// What its name or the file beside it says.
    private static Optional<String> label(Path file, String name) throws IOException {
        for (var ending : List.of(".txt", ".lab")) {
            var beside = file.resolveSibling(name.replaceFirst("\\.wav$", ending));
            if (Files.exists(beside)) return Optional.of(Files.readString(beside).strip());
        }
        var digit = DIGIT.matcher(name);
        return digit.matches() ? Optional.of(NumberWords.spoken(digit.group(1) == null ? digit.group(2) : digit.group(1))) : Optional.empty();
    }

    private static List<String[]> lines(Path file) throws IOException {
        var lines = new ArrayList<String[]>();
        int number = 0;
        for (var line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) continue;
            try {
                var json = JSON.readTree(line);
                var audio = field(json, AUDIO);
                var text = field(json, TEXT);
                if (audio.isPresent() && text.isPresent()) lines.add(new String[] {audio.get(), text.get()});
            } catch (JsonProcessingException broken) {
                throw bad(file, "line " + number + " is no JSON");
            }
        }
        return lines;
    }

    private static Optional<String> field(JsonNode line, List<String> names) {
        return names.stream().map(line::path).filter(JsonNode::isTextual).map(JsonNode::asText).findFirst();
    }

    private static List<String[]> columns(List<String> lines) {
        var head = lines.isEmpty() ? List.<String>of() : List.of(lines.getFirst().split("\t"));
        int audio = head.indexOf("path"), text = head.indexOf("sentence");
        if (audio < 0 || text < 0) return List.of();
        return lines.stream().skip(1).map(line -> line.split("\t")).filter(line -> line.length > Math.max(audio, text)).map(line -> new String[] {line[audio], line[text]}).toList();
    }

    /// Those whose recording is there, beside the list or in a folder `clips` there.
    private static List<SpokenText> listed(String set, Path list, List<String[]> lines) {
        var found = new ArrayList<SpokenText>();
        for (var line : lines) {
            var names = Stream.of(line[0], line[0] + ".wav", "clips/" + line[0]);
            names.map(list::resolveSibling).filter(Files::isRegularFile).filter(file -> file.toString().endsWith(".wav")).findFirst().ifPresent(file -> found.add(new SpokenText(set, file, line[1])));
        }
        return found;
    }

    private static MeshException bad(Path place, String problem) {
        return new MeshException(new Fault.BadInput("clips", place + " " + problem));
    }
}
