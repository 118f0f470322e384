package io.callmesh.gateway.assistant;

import io.callmesh.proto.pack.v1.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Cuts knowledge/*.LANGUAGE.md into passages, one for each heading that has text under it.
final class KnowledgeReader {

    private static final Pattern NAME = Pattern.compile(".+\\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\\.md");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*)");

    private KnowledgeReader() {}

    static List<Passage> passages(PackFolder folder) {
        var all = new ArrayList<Passage>();
        for (var file : folder.files("knowledge", ".md")) {
            var name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) all.addAll(cut(folder, file, name.group(1)));
            else folder.problems().add(new Problem(folder.name(file), "", "expected a name such as refunds.en.md"));
        }
        return all;
    }

    private static List<Passage> cut(PackFolder folder, Path file, String language) {
        var all = new ArrayList<Passage>();
        String title = "";
        var text = new StringBuilder();
        for (var line : lines(folder, file)) {
            var heading = HEADING.matcher(line);
            if (!heading.matches()) {
                text.append(line).append('\n');
                continue;
            }
            passage(file, language, title, text.toString()).ifPresent(all::add);
            title = heading.group(1).strip();
            text.setLength(0);
        }
        passage(file, language, title, text.toString()).ifPresent(all::add);
        return all;
    }

    private static Optional<Passage> passage(Path file, String language, String title, String text) {
        String plain = text.strip();
        if (plain.isEmpty()) return Optional.empty();
        String anchor = title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        return Optional.of(Passage.newBuilder().setId("knowledge/" + file.getFileName() + "#" + anchor).setLanguage(language).setTitle(title).setText(plain).build());
    }

    private static List<String> lines(PackFolder folder, Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            folder.problems().add(new Problem(folder.name(file), "", "expected UTF-8 text"));
            return List.of();
        }
    }
}
