package io.callmesh.llm.verbalize;

import io.callmesh.llm.language.Language;
import java.util.Map;

/// E-mail addresses and telephone numbers as they are read out.
final class Contact {

    private static final Map<String, String> ENGLISH = Map.of("@", "at", ".", "dot", "_", "underscore", "-", "dash", "+", "plus");
    private static final Map<String, String> SPANISH = Map.of("@", "arroba", ".", "punto", "_", "guion bajo", "-", "guion", "+", "más");
    private static final Map<String, String> CHINESE = Map.of("@", "艾特", ".", "点", "_", "下划线", "-", "横线", "+", "加");

    private Contact() {}

    static String email(String value, String language) {
        if (!value.contains("@")) throw new IllegalArgumentException("an e-mail address must have an @");
        return words(value.strip(), language);
    }

    static String phone(String value, String language) {
        return words(String.join(" ", value.strip().split("")), language);
    }

    private static String words(String value, String language) {
        var names = switch (Language.primary(language)) {
            case "zh" -> CHINESE;
            case "es" -> SPANISH;
            default -> ENGLISH;
        };
        String said = value;
        for (var name : names.entrySet()) said = said.replace(name.getKey(), " " + name.getValue() + " ");
        return said.strip().replaceAll(" +", " ");
    }
}
