package io.callmesh.gateway.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Cuts Markdown at its headings, and tables of questions and answers into their rows.
///
/// A heading that ends with `{.about}` (as Pandoc writes classes) names the thing that everything under it holds for, until the
/// next heading of its level or above.
final class MarkdownSections {

    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*)"), ABOUT = Pattern.compile("\\s*\\{\\.about}\\s*$"), RULE = Pattern.compile("\\|?[\\s:|-]+\\|?");
    private static final int NO_LEVEL = 7;

    private final List<Section> sections = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String title = "", about = "";
    private int level = NO_LEVEL;
    private Optional<QuestionTable> table = Optional.empty();
    private Optional<FactTable> facts = Optional.empty();
    private List<String> above = List.of();

    private MarkdownSections() {}

    static List<Section> of(List<String> lines) {
        var cut = new MarkdownSections();
        lines.forEach(cut::line);
        cut.close();
        return cut.sections;
    }

    private void line(String line) {
        var heading = HEADING.matcher(line);
        if (heading.matches()) heading(heading.group(1).length(), heading.group(2));
        else if (line.stripLeading().startsWith("|")) row(line.strip());
        else {
            tableEnds();
            text.append(line).append('\n');
        }
    }

    private void heading(int depth, String words) {
        close();
        if (depth <= level) {
            about = "";
            level = NO_LEVEL;
        }
        title = ABOUT.matcher(words).replaceAll("").strip();
        if (!ABOUT.matcher(words).find()) return;
        about = title;
        level = depth;
    }

    private void row(String line) {
        var cells = List.of(line.replaceAll("^\\||\\|$", "").split("(?<!\\\\)\\|", -1)).stream().map(cell -> cell.replace("\\|", "|").strip()).toList();
        boolean rule = RULE.matcher(line).matches();
        if (rule && table.isEmpty()) facts = Optional.of(new FactTable(above));
        else if (!rule && table.isPresent()) sections.add(table.get().section(cells, about));
        else if (!rule && facts.isPresent()) text.append(facts.get().sentence(cells));
        else if (!rule) first(cells);
    }

    /// Of a table: until a rule follows it may be a row like the others.
    private void first(List<String> cells) {
        rowAbove();
        table = QuestionTable.of(cells);
        if (table.isEmpty()) above = cells;
    }

    private void rowAbove() {
        if (!above.isEmpty() && facts.isEmpty()) text.append(FactTable.WITHOUT_NAMES.sentence(above));
        above = List.of();
    }

    private void tableEnds() {
        rowAbove();
        table = Optional.empty();
        facts = Optional.empty();
    }

    private void close() {
        tableEnds();
        sections.add(new Section(title, about, text.toString()));
        text.setLength(0);
    }
}
