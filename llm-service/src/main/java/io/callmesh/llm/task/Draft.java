package io.callmesh.llm.task;

import io.callmesh.llm.language.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A message to a customer.
///
/// @param points    what it is to say, one thing each
/// @param recipient whom it addresses; may be empty
/// @param sender    who signs; may be empty
public record Draft(List<String> points, String recipient, String sender, Language language) {

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    public Draft {
        points = points.stream().map(String::strip).filter(point -> !point.isEmpty()).toList();
    }

    /// Letter and courtesies round the points, which stay as they are.
    String byRule() {
        return switch (language) {
            case ENGLISH -> (recipient.isEmpty() ? "Hello," : "Dear " + recipient + ",") + "\n\nThank you for getting in touch.\n"
                    + points.stream().map(point -> sentence(point, ".")).collect(Collectors.joining("\n")) + "\n\nPlease reply to this message if anything is unclear.\n\nKind regards" + signed(",\n");
            case CHINESE -> (recipient.isEmpty() ? "您好：" : recipient + "，您好：") + "\n\n感谢您联系我们。\n"
                    + points.stream().map(point -> sentence(point, "。")).collect(Collectors.joining("\n")) + "\n\n如有疑问，请直接回复本消息。\n\n此致" + signed("\n");
        };
    }

    private String signed(String before) {
        return sender.isEmpty() ? "" : before + sender;
    }

    private static String sentence(String point, String mark) {
        String begun = point.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + point.substring(1);
        return ".!?。！？".indexOf(begun.charAt(begun.length() - 1)) >= 0 ? begun : begun + mark;
    }

    /// Whether a text has no number that the points do not have, and every number that they have.
    boolean keptBy(String text) {
        return numbers(text).equals(numbers(String.join(" ", points) + " " + recipient + " " + sender));
    }

    private static Set<String> numbers(String text) {
        return DIGITS.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(HashSet::new));
    }
}
