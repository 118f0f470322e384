package io.callmesh.translation.engine.phrases;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/// One sentence of the memory, from one language to another.
record Entry(List<Element> source, String target) {

    boolean plain() {
        return source.stream().allMatch(Element.Word.class::isInstance);
    }

    List<String> words() {
        return source.stream().filter(Element.Word.class::isInstance).map(word -> ((Element.Word) word).token()).toList();
    }

    /// Both sides have the same gaps: nothing is left open, nothing is lost.
    boolean whole() {
        var gaps = source.stream().filter(Element.Gap.class::isInstance).map(gap -> ((Element.Gap) gap).name()).sorted().toList();
        return gaps.equals(Element.GAP.matcher(target).results().map(gap -> gap.group(1)).sorted().toList());
    }

    String filled(Map<String, String> values) {
        return Element.GAP.matcher(target).replaceAll(gap -> Matcher.quoteReplacement(values.get(gap.group(1))));
    }
}
