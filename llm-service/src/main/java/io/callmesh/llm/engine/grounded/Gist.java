package io.callmesh.llm.engine.grounded;

import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Task.Summarize;
import io.callmesh.llm.language.Language;
import java.util.List;
import java.util.stream.Stream;

/// A summary made by rule: what the caller said that has more than a word or two in it, what is known, what was answered last.
final class Gist {

    /// The sentences of a summary in one language; `%s` is what was said.
    private record Wording(String nothing, String asked, String said, String then, String known, String answered, String comma, String end) {}

    private static final Wording ENGLISH = new Wording("The caller said nothing.", "The caller asked about %s.", "The caller said: “%s”", ", then “%s”", " Known: %s.", " The last answer was: “%s”.", ", ", ".");
    private static final Wording CHINESE = new Wording("来电者没有说话。", "", "来电者说：“%s”", "，然后说“%s”", "已知：%s。", "最后的回答是：“%s”。", "，", "。");
    private static final int QUOTES = 3, QUOTE_LATIN = 90, QUOTE_HAN = 40, SHORT_LATIN = 12, SHORT_HAN = 4, MOST_BEFORE = 400;

    private Gist() {}

    static String of(List<Message> history, Summarize known, String language) {
        var wording = Language.primary(language).equals("zh") ? CHINESE : ENGLISH;
        var gist = new StringBuilder(known.topics().isEmpty() || wording.asked().isEmpty() ? quoted(history, wording) : wording.asked().formatted(String.join(", then ", known.topics())));
        if (!known.facts().isEmpty()) gist.append(wording.known().formatted(String.join(wording.comma(), known.facts())));
        said(history, Role.ASSISTANT).reduce((_, last) -> last).ifPresent(last -> gist.append(wording.answered().formatted(shortened(last))));
        var before = said(history, Role.SYSTEM).toList();
        return before.isEmpty() ? gist.toString() : latest(String.join(" ", before)) + " " + gist;
    }

    /// The end of what was summed up before.
    private static String latest(String before) {
        return before.length() <= MOST_BEFORE ? before : "…" + before.substring(before.length() - MOST_BEFORE);
    }

    private static String quoted(List<Message> history, Wording wording) {
        var quotes = quotes(history);
        if (quotes.isEmpty()) return wording.nothing();
        var gist = new StringBuilder(wording.said().formatted(quotes.getFirst()));
        for (var quote : quotes.subList(1, quotes.size())) gist.append(wording.then().formatted(quote));
        return gist.append(wording.end()).toString();
    }

    private static List<String> quotes(List<Message> history) {
        var all = said(history, Role.CALLER).toList();
        var telling = all.stream().filter(Gist::telling).limit(QUOTES).toList();
        return (telling.isEmpty() ? all.stream().limit(1) : telling.stream()).map(Gist::shortened).toList();
    }

    private static Stream<String> said(List<Message> history, Role role) {
        return history.stream().filter(message -> message.role() == role).map(message -> message.text().reveal().strip()).filter(text -> !text.isEmpty());
    }

    private static boolean telling(String text) {
        return text.length() >= (han(text) ? SHORT_HAN : SHORT_LATIN);
    }

    private static String shortened(String text) {
        int most = han(text) ? QUOTE_HAN : QUOTE_LATIN;
        String trimmed = text.replaceAll("[.。]$", "");
        return trimmed.codePointCount(0, trimmed.length()) <= most ? trimmed : trimmed.substring(0, trimmed.offsetByCodePoints(0, most)).strip() + "…";
    }

    private static boolean han(String text) {
        return text.codePoints().anyMatch(character -> Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN);
    }
}
