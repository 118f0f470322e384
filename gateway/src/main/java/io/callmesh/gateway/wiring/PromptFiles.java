package io.callmesh.gateway.wiring;

import io.callmesh.audio.Wav;
import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Problem;
import io.callmesh.gateway.dialogue.ClauseSplitter;
import io.callmesh.gateway.speak.Prompts.Prompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Reads `prompts/LANGUAGE/KEY.wav` of a pack: the recording of a text, or with `KEY.2.wav` of its second part.
///
/// The parts are those in which a text is spoken when an answer begins with it. Later in an answer the first two may be spoken as one:
/// then the recordings follow each other.
record PromptFiles(Path pack, List<Problem> problems) {

    private static final Pattern NAME = Pattern.compile("(.+?)(?:\\.([1-9]\\d?))?\\.wav");
    private static final String BEFORE = "Something was said before. ";
    private static final Pattern PLACE = Pattern.compile("[{}\\[\\]]");

    void read(Assistant assistant, Map<Prompt, Wav> into) {
        for (var language : assistant.languages()) {
            var parts = new TreeMap<String, Map<Integer, Wav>>();
            var texts = assistant.texts().getOrDefault(language, Map.of());
            for (var file : files(pack.resolve("prompts").resolve(language))) read(texts, file, parts);
            parts.forEach((key, recorded) -> clauses(texts.getOrDefault(key, ""), recorded).forEach((clause, sound) -> into.put(new Prompt(assistant.id(), language, clause), sound)));
        }
    }

    private void read(Map<String, String> texts, Path file, Map<String, Map<Integer, Wav>> parts) {
        var name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            problem(file, "expected KEY.wav or KEY.1.wav");
            return;
        }
        var number = Optional.ofNullable(name.group(2)).map(Integer::valueOf);
        if (!fits(texts, file, name.group(1), number)) return;
        try {
            parts.computeIfAbsent(name.group(1), _ -> new TreeMap<>()).put(number.orElse(1) - 1, Wav.read(file));
        } catch (IOException unreadable) {
            problem(file, "expected a WAV file that can be read");
        }
    }

    private boolean fits(Map<String, String> texts, Path file, String key, Optional<Integer> number) {
        if (!texts.containsKey(key)) return problem(file, "there is no text " + key);
        var clauses = clauses("", texts.getOrDefault(key, ""));
        var all = clauses.size() + " parts: " + String.join(" | ", clauses);
        if (number.isEmpty() && clauses.size() > 1) return problem(file, "expected " + key + ".1.wav and so on, for it has " + all);
        if (number.orElse(1) > clauses.size()) return problem(file, "the text " + key + " has " + all);
        boolean filled = PLACE.matcher(clauses.get(number.orElse(1) - 1)).find();
        return !filled || problem(file, "expected a part without values to be filled in");
    }

    /// What is recorded of a text, as its clauses are spoken at the beginning of an answer and later in one.
    private static Map<String, Wav> clauses(String text, Map<Integer, Wav> recorded) {
        var spoken = new HashMap<String, Wav>();
        var first = clauses("", text);
        recorded.forEach((place, sound) -> spoken.put(first.get(place), sound));
        for (var clause : clauses(BEFORE, text)) joined(clause, first, recorded).ifPresent(sound -> spoken.put(clause, sound));
        return spoken;
    }

    private static Optional<Wav> joined(String clause, List<String> first, Map<Integer, Wav> recorded) {
        for (int from = 0; from < first.size(); from++) {
            for (int to = from + 1; to <= first.size(); to++) {
                boolean same = bare(String.join("", first.subList(from, to))).equals(bare(clause));
                if (same && recorded.keySet().containsAll(IntStream.range(from, to).boxed().toList())) return Optional.of(joined(recorded, from, to));
            }
        }
        return Optional.empty();
    }

    private static Wav joined(Map<Integer, Wav> recorded, int from, int to) {
        int rateHz = Objects.requireNonNull(recorded.get(from)).rateHz();
        var all = IntStream.range(from, to).mapToObj(place -> Objects.requireNonNull(recorded.get(place)).at(rateHz).samples()).toList();
        var sound = ShortBuffer.allocate(all.stream().mapToInt(part -> part.length).sum());
        all.forEach(sound::put);
        return new Wav(sound.array(), rateHz);
    }

    private static String bare(String text) {
        return text.replaceAll("\\s", "");
    }

    /// Of a text that is said after another one.
    private static List<String> clauses(String before, String text) {
        var splitter = new ClauseSplitter();
        var all = new ArrayList<>(splitter.add(before + text));
        all.addAll(splitter.rest());
        return before.isEmpty() ? all : all.subList(1, all.size());
    }

    private boolean problem(Path file, String expected) {
        problems.add(new Problem(pack.resolveSibling("").relativize(file).toString(), "", expected));
        return false;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
