package io.callmesh.llm.knowledge;

/// Text as it can be spoken: Markdown without its marks.
final class Markup {

    private Markup() {}

    static String plain(String markdown) {
        return markdown
                .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .replaceAll("(?m)^\\s*(?:[-*+]|\\d+\\.|#+|>)\\s+", "")
                .replaceAll("\\*\\*|__|`", "")
                .replaceAll("(?<=[^\\n.。！？!?:：;；])\\n(?=[^\\n])", " ")
                .replaceAll("(?<=[\\u2E80-\\uFFEF]) (?=[\\u2E80-\\uFFEF])", "")
                .strip();
    }
}
