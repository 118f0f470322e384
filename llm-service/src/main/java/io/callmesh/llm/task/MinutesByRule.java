package io.callmesh.llm.task;

import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Sentences;
import io.callmesh.llm.language.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Minutes in the words of those who spoke: sentences that decide and that promise or ask are known by how they are put, the
/// points are those of the rest that say most.
final class MinutesByRule {

    private static final Pattern DECIDES = Pattern.compile("(?i)\\b(?:we(?:'ve| have)? (?:agreed?|decided?)|agreed|let's (?:go with|do|take)|i(?:'ll| will) take (?:it|that|the)|that(?:'s| is) (?:settled|decided|confirmed)|confirmed|approved|is (?:booked|cancell?ed|refunded)|has been (?:booked|cancell?ed|refunded|changed|approved))\\b|决定|确定了?要?|就这么|就定|同意|商定|已经?(?:为您)?(?:取消|退款|预订|预约|修改|确认|批准)|没问题，?就");
    private static final Pattern ACTS = Pattern.compile("(?i)\\b(?:(?:i|we)(?:'ll| will| am going to| are going to)|please|could you|can you|you (?:need|have) to|(?:someone|a colleague) will|by (?:monday|tuesday|wednesday|thursday|friday|tomorrow|the end of))\\b|我(?:们)?(?:会|马上|这就|将|来)|会有(?:人|同事|专人)|请(?:您|你)?(?!问)|麻烦|帮我|需要(?:您|你)|尽快|安排");
    private static final int POINTS = 4, MOST = 6, TELLING = 4;

    /// @param who spoke, as minutes call them
    private record Line(String who, String sentence) {

        String told(Language language) {
            return who + (language == Language.CHINESE ? "：" : ": ") + sentence;
        }
    }

    private MinutesByRule() {}

    static Minutes of(List<Message> history, Language language) {
        var lines = lines(history, language);
        var decisions = lines.stream().filter(line -> DECIDES.matcher(line.sentence()).find()).toList();
        var actions = lines.stream().filter(line -> !decisions.contains(line) && ACTS.matcher(line.sentence()).find()).toList();
        var rest = lines.stream().filter(line -> !decisions.contains(line) && !actions.contains(line)).toList();
        return new Minutes(topic(lines, history, language), points(rest, language), told(decisions, language), told(actions, language));
    }

    private static List<Line> lines(List<Message> history, Language language) {
        var lines = new ArrayList<Line>();
        for (var message : history) {
            if (message.role() != Role.CALLER && message.role() != Role.ASSISTANT) continue;
            for (var sentence : Sentences.of(message.text().reveal())) if (!sentence.isBlank()) lines.add(new Line(who(message.role(), language), sentence.strip()));
        }
        return lines;
    }

    private static String who(Role role, Language language) {
        if (language == Language.CHINESE) return role == Role.CALLER ? "来电者" : "客服";
        return role == Role.CALLER ? "Caller" : "Agent";
    }

    /// What the caller said first that has more than a greeting in it.
    private static String topic(List<Line> lines, List<Message> history, Language language) {
        var caller = history.stream().filter(message -> message.role() == Role.CALLER).flatMap(message -> Sentences.of(message.text().reveal()).stream()).map(String::strip).toList();
        return caller.stream().filter(sentence -> Words.of(sentence, language).size() >= TELLING && !Introduction.only(sentence)).findFirst()
                .or(() -> lines.stream().map(Line::sentence).findFirst()).orElse("");
    }

    private static List<String> points(List<Line> rest, Language language) {
        var best = Extract.of(String.join("\n", rest.stream().map(Line::sentence).toList()), language, POINTS);
        return rest.stream().filter(line -> best.contains(line.sentence())).map(line -> line.told(language)).distinct().toList();
    }

    private static List<String> told(List<Line> lines, Language language) {
        return lines.stream().map(line -> line.told(language)).distinct().limit(MOST).toList();
    }
}
