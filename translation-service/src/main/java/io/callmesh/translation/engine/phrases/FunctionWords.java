package io.callmesh.translation.engine.phrases;

import java.util.Map;
import java.util.Set;

/// Words that a sentence can lose or gain and still say the same. No negation and no question word is among them.
record FunctionWords(Set<String> words) {

    private static final Map<String, FunctionWords> BY_LANGUAGE = Map.of(
            "en", words("a an the please um uh er well so just kindly hello hi hey can could would you me my now then and of"),
            "es", words("el la los las un una unos por favor hola oye bueno pues me mi puede puedes podria y de del ahora su"),
            "zh", words("请 的 了 呢 啊 吧 呀 嗯 那 帮 我 您 你 下 个 们"));

    private static final FunctionWords NONE = new FunctionWords(Set.of());

    static FunctionWords of(String language) {
        return BY_LANGUAGE.getOrDefault(language, NONE);
    }

    boolean contains(String word) {
        return words.contains(word);
    }

    private static FunctionWords words(String spaced) {
        return new FunctionWords(Set.of(spaced.split(" ")));
    }
}
