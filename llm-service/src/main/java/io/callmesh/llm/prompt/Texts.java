package io.callmesh.llm.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The prompts of `resources/io/callmesh/llm/prompt`, read once.
final class Texts {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Texts() {}

    static boolean known(String name) {
        return Texts.class.getResource(name + ".en.txt") != null;
    }

    /// @param language primary subtag; English where there is no text for it
    static String of(String name, String language) {
        return KNOWN.computeIfAbsent(name + (language.equals("zh") ? ".zh" : ".en"), Texts::read);
    }

    /// With each `{name}` of the text replaced; what is put in is not looked at again, so words of a caller name no part.
    static String filled(String text, Map<String, String> parts) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
    }

    private static String read(String name) {
        try (var text = Texts.class.getResourceAsStream(name + ".txt")) {
            if (text == null) throw new IllegalStateException("no prompt " + name);
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException inOurJar) {
            throw new UncheckedIOException(inOurJar);
        }
    }
}
