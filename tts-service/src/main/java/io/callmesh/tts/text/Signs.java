package io.callmesh.tts.text;

import java.util.List;

/// What is read the same way in every language: typographic signs, marks of layout, pictures.
final class Signs {

    private Signs() {}

    /// Before the rules of a language.
    static List<Rule> first() {
        return List.of(
                Rule.fixed("(?<=[\\p{L}\\p{N}])[ \\t]*\\n\\s*", ". "),
                Rule.fixed("(?m)^\\s*(?:#+|[-*•])\\s+", ""));
    }

    /// After the rules of a language.
    static List<Rule> last() {
        return List.of(
                Rule.fixed("[\\p{Z}&&[^ ]]", " "),
                Rule.fixed("[’‘]", "'"),
                Rule.fixed("\\s*[—–]\\s+", ", "),
                Rule.fixed("[“”„«»\"*`_~|<>{}\\\\^•·→←©®™\\[\\]]", " "),
                Rule.fixed("[\\p{So}\\p{Cn}\\p{Cs}\\p{Co}\\p{Cf}&&[^°]]+[\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]*", " "),
                Rule.fixed("[\\p{Cc}&&[^\\n\\t]]", " "));
    }
}
