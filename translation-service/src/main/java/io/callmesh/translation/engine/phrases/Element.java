package io.callmesh.translation.engine.phrases;

import io.callmesh.translation.language.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A piece of a sentence of the memory.
sealed interface Element {

    Pattern GAP = Pattern.compile("\\{([\\w.]+)(?:\\|\\w+)?}");

    record Word(String token) implements Element {}

    /// Where a value stands.
    record Gap(String name) implements Element {}

    /// A sentence such as `order {orderNumber} is late`, in pieces.
    static List<Element> of(String sentence, String language) {
        var elements = new ArrayList<Element>();
        var matcher = GAP.matcher(sentence);
        int from = 0;
        while (matcher.find()) {
            words(sentence.substring(from, matcher.start()), language, elements);
            elements.add(new Gap(matcher.group(1)));
            from = matcher.end();
        }
        words(sentence.substring(from), language, elements);
        return List.copyOf(elements);
    }

    private static void words(String text, String language, List<Element> elements) {
        Tokens.of(text, language).forEach(token -> elements.add(new Word(token)));
    }
}
