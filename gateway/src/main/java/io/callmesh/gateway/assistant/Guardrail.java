package io.callmesh.gateway.assistant;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is noticed in a caller's words before anything else is made of them, and answered by a flow of its own: abuse, for example.
///
/// @param name     as it is told: `abuse`
/// @param patterns by language; found anywhere in the words, lower case and without punctuation
public record Guardrail(String name, Map<String, List<Pattern>> patterns) {

    /// Before the names of the flows that guardrails start; no intent is needed for them.
    public static final String FLOW = "guard.";
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}']+");
    /// After the name of the flow that is taken from the second time on.
    public static final String AGAIN = ".again";

    public Guardrail {
        patterns = Map.copyOf(patterns);
    }

    public String flow() {
        return FLOW + name;
    }

    /// The first that notices something in a caller's words.
    public static Optional<Guardrail> first(List<Guardrail> guardrails, String words, String language) {
        String plain = SEPARATORS.matcher(words.toLowerCase(Locale.ROOT).replace('’', '\'')).replaceAll(" ").strip();
        return guardrails.stream().filter(guardrail -> guardrail.hears(plain, language)).findFirst();
    }

    private boolean hears(String plain, String language) {
        return patterns.getOrDefault(language, List.of()).stream().anyMatch(pattern -> pattern.matcher(plain).find());
    }
}
