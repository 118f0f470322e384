package io.callmesh.gateway.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Cuts HTML at its headings, and tables of questions and answers into their rows. What is no text for readers (scripts, navigation,
/// forms, comments) is left out. A heading of the class `about` names the thing that what follows holds for.
final class HtmlSections {

    private static final String LEFT_OUT = "script, style, nav, form, noscript, template, iframe, [hidden], [aria-hidden=true]", PIECES = "h1, h2, h3, h4, h5, h6, p, li, table, pre, dt, dd";
    private static final int NO_LEVEL = 7;

    private final List<Section> sections = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String title = "", about = "";
    private int level = NO_LEVEL;

    private HtmlSections() {}

    static List<Section> of(String html) {
        var page = Jsoup.parse(html);
        page.select(LEFT_OUT).remove();
        var cut = new HtmlSections();
        for (var piece : page.body().select(PIECES)) if (piece.parents().stream().noneMatch(parent -> parent.is("li, table, p"))) cut.piece(piece);
        cut.close();
        return cut.sections;
    }

    private void piece(Element piece) {
        if (piece.normalName().matches("h[1-6]")) heading(piece);
        else if (piece.normalName().equals("table")) table(piece);
        else text.append(piece.text()).append('\n');
    }

    private void heading(Element heading) {
        close();
        int depth = heading.normalName().charAt(1) - '0';
        if (depth <= level) {
            about = "";
            level = NO_LEVEL;
        }
        title = heading.text();
        if (!heading.hasClass("about")) return;
        about = title;
        level = depth;
    }

    private void table(Element table) {
        var rows = table.select("tr").stream().map(row -> row.select("th, td").stream().map(Element::text).toList()).filter(row -> !String.join("", row).isBlank()).toList();
        var questions = rows.isEmpty() ? Optional.<QuestionTable>empty() : QuestionTable.of(rows.getFirst());
        if (questions.isPresent()) rows.stream().skip(1).forEach(row -> sections.add(questions.get().section(row, about)));
        else if (!rows.isEmpty()) facts(rows, named(table));
    }

    private void facts(List<List<String>> rows, boolean named) {
        var facts = named ? new FactTable(rows.getFirst()) : FactTable.WITHOUT_NAMES;
        rows.stream().skip(named ? 1 : 0).map(facts::sentence).forEach(text::append);
    }

    /// Whether its first row names its columns.
    private static boolean named(Element table) {
        var first = table.selectFirst("tr");
        return first != null && first.select("td").isEmpty() && table.select("tr").size() > 1;
    }

    private void close() {
        sections.add(new Section(title, about, text.toString()));
        text.setLength(0);
    }
}
