package io.callmesh.launcher.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A new assistant made of one that is there: its files with another id, another name, and only the languages that are wanted.
///
/// @param assistants the folder of all packs
/// @param from       the pack it is made of; [#TEMPLATE] is one that is made for this
/// @param languages  the first is the default; empty: those of the pack it is made of
/// @param name       what it calls itself; empty: the id as words, or in a copy of an assistant that assistant's name
public record NewAssistant(Path assistants, String id, String from, List<String> languages, Optional<String> name) {

    public static final String TEMPLATE = "_new";

    private static final String ID = "[a-z][a-z0-9-]{1,39}";
    private static final Pattern LANGUAGES = Pattern.compile("(?m)^languages:\\s*\\[([^]]*)].*$");
    private static final Pattern OF_A_LANGUAGE = Pattern.compile(".*\\.([a-z]{2,3})\\.(?:yaml|md)");
    private static final Pattern DIALOGUE = Pattern.compile("(?m)^language:\\s*(\\w+)");

    public NewAssistant {
        languages = List.copyOf(languages);
    }

    /// Makes the folder, whole or not at all.
    ///
    /// @return the folder
    /// @throws Unfit when the id is none, is taken, or there is nothing to make it of
    public Path make() throws IOException {
        if (!id.matches(ID)) throw new Unfit("An id is 2 to 40 of a-z, 0-9 and -, and begins with a letter; found '" + id + "'.");
        var folder = assistants.resolve(id);
        if (Files.exists(folder)) throw new Unfit("There is an assistant '" + id + "' already: " + folder);
        var source = assistants.resolve(from);
        if (!from.matches(ID + "|" + TEMPLATE) || !Files.isRegularFile(source.resolve("assistant.yaml"))) throw new Unfit("There is no assistant '" + from + "' to make it of; there are: " + known() + ".");
        var wanted = wanted(source);
        var unfinished = Files.createDirectory(assistants.resolve(".new-" + ProcessHandle.current().pid()));
        for (var file : kept(source, wanted)) copy(source, file, unfinished);
        Files.writeString(unfinished.resolve("assistant.yaml"), head(Files.readString(source.resolve("assistant.yaml")), wanted));
        return Files.move(unfinished, folder);
    }

    private String known() throws IOException {
        try (var packs = Files.list(assistants)) {
            return packs.filter(pack -> Files.exists(pack.resolve("assistant.yaml"))).map(pack -> assistants.relativize(pack).toString())
                    .filter(pack -> !pack.startsWith("_") && !pack.startsWith(".")).sorted().collect(Collectors.joining(", "));
        }
    }

    private List<String> wanted(Path source) throws IOException {
        var head = LANGUAGES.matcher(Files.readString(source.resolve("assistant.yaml")));
        var spoken = head.find() ? List.of(head.group(1).strip().split("\\s*,\\s*")) : List.<String>of();
        if (languages.isEmpty()) return spoken;
        for (var language : languages) {
            if (!spoken.contains(language)) throw new Unfit("Languages can be " + String.join(", ", spoken) + "; found '" + language + "'. Others are added by hand, see docs/guides/add-an-assistant.md.");
        }
        return languages.stream().distinct().toList();
    }

    /// Files, relative to the source, that are in no language or in one that is wanted.
    private static List<Path> kept(Path source, List<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            var kept = new ArrayList<Path>();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) if (language(source, file).map(wanted::contains).orElse(true)) kept.add(source.relativize(file));
            return kept;
        }
    }

    private static Optional<String> language(Path source, Path file) throws IOException {
        var named = OF_A_LANGUAGE.matcher(file.toString());
        if (named.matches()) return Optional.of(named.group(1));
        if (!source.relativize(file).startsWith("dialogues")) return Optional.empty();
        var written = DIALOGUE.matcher(Files.readString(file));
        return written.find() ? Optional.of(written.group(1)) : Optional.empty();
    }

    private static void copy(Path source, Path file, Path to) throws IOException {
        Files.createDirectories(to.resolve(file).getParent());
        Files.copy(source.resolve(file), to.resolve(file));
    }

    private String head(String yaml, List<String> wanted) {
        var named = yaml.lines().filter(line -> !from.equals(TEMPLATE) || !line.startsWith("#"))
                .map(line -> line.startsWith("id:") ? "id: " + id : line)
                .map(line -> line.startsWith("names:") && (name.isPresent() || from.equals(TEMPLATE)) ? "names: {" + names(wanted) + "}" : line)
                .map(line -> LANGUAGES.matcher(line).replaceFirst("languages: [" + String.join(", ", wanted) + "]"));
        return named.collect(Collectors.joining("\n", "", "\n"));
    }

    private String names(List<String> wanted) {
        var quoted = '"' + name.orElseGet(() -> words(id)).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return wanted.stream().map(language -> language + ": " + quoted).collect(Collectors.joining(", "));
    }

    /// `corner-shop` is Corner Shop.
    private static String words(String id) {
        return Stream.of(id.split("-+")).filter(word -> !word.isEmpty()).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).collect(Collectors.joining(" "));
    }
}
