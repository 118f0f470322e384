package io.callmesh.eval.knowledge;

import java.util.List;

/// A caller's question in a dialogue.
///
/// @param before   what was said before it, the oldest first
/// @param passages that answer it, as people see it; none where the question is for no passage
public record Asked(String question, List<Said> before, List<String> passages) {

    public Asked {
        before = List.copyOf(before);
        passages = List.copyOf(passages);
    }

    /// @param caller or else the assistant
    public record Said(boolean caller, String text) {}

    boolean answerable() {
        return !passages.isEmpty();
    }

    String whole() {
        return String.join(" ", before.stream().map(Said::text).toList()) + " " + question;
    }
}
