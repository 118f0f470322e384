package io.callmesh.gateway.assistant;

import io.callmesh.proto.pack.v1.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Cuts knowledge/*.LANGUAGE.md, .html and .csv into passages, one for each heading that has text under it and for each row of a table
/// of questions and answers. A long text becomes several passages, cut where a paragraph ends.
final class KnowledgeReader {

    private static final Pattern NAME = Pattern.compile(".+\\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\\.(md|html|csv)"), PARAGRAPH = Pattern.compile("\\n\\s*\\n");
    /// Letters of a passage; more than a screen of text is rarely about one thing.
    private static final int LONG = 1500;

    private final PackFolder folder;
    private final List<Passage> all = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();

    private KnowledgeReader(PackFolder folder) {
        this.folder = folder;
    }

    static List<Passage> passages(PackFolder folder) {
        var reader = new KnowledgeReader(folder);
        for (var ending : List.of(".md", ".html", ".csv")) folder.files("knowledge", ending).forEach(reader::read);
        return reader.all;
    }

    private void read(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            folder.problems().add(new Problem(folder.name(file), "", "expected a name such as refunds.en.md"));
            return;
        }
        for (var section : sections(file, name.group(2))) {
            for (var part : parts(section.text().strip())) passage(file, name.group(1), section, part);
        }
    }

    private List<Section> sections(Path file, String ending) {
        try {
            return switch (ending) {
                case "html" -> HtmlSections.of(Files.readString(file));
                case "csv" -> table(file);
                default -> MarkdownSections.of(Files.readAllLines(file));
            };
        } catch (IOException unreadable) {
            folder.problems().add(new Problem(folder.name(file), "", "expected UTF-8 text"));
            return List.of();
        }
    }

    private List<Section> table(Path file) throws IOException {
        var rows = QuestionTable.rows(Files.readString(file).replaceFirst("^\uFEFF", ""));
        var table = rows.isEmpty() ? Optional.<QuestionTable>empty() : QuestionTable.of(rows.getFirst());
        if (table.isEmpty()) folder.problems().add(new Problem(folder.name(file), "line 1", "expected the columns question and answer"));
        return table.map(questions -> rows.stream().skip(1).map(row -> questions.section(row, "")).toList()).orElse(List.of());
    }

    private static List<String> parts(String text) {
        if (text.length() <= LONG) return text.isEmpty() ? List.of() : List.of(text);
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (var paragraph : PARAGRAPH.split(text)) {
            if (!part.isEmpty() && part.length() + paragraph.length() > LONG) {
                parts.add(part.toString().strip());
                part.setLength(0);
            }
            part.append(paragraph).append("\n\n");
        }
        parts.add(part.toString().strip());
        return parts;
    }

    private void passage(Path file, String language, Section section, String text) {
        String anchor = section.title().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        String id = "knowledge/" + file.getFileName() + "#" + anchor;
        int before = names.merge(id, 1, Integer::sum) - 1;
        all.add(Passage.newBuilder().setId(before == 0 ? id : id + "-" + before).setLanguage(language).setTitle(section.title()).setText(text).setAbout(section.about()).build());
    }
}
