package io.callmesh.llm.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The prompts of `resources/io/callmesh/llm/prompt`, read once.
final class Texts {

    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Texts() {}

    /// @param language primary subtag; English where there is no text for it
    static String of(String name, String language) {
        return KNOWN.computeIfAbsent(name + (language.equals("zh") ? ".zh" : ".en"), Texts::read);
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
