package io.callmesh.llm.understand;

import io.callmesh.llm.language.Token;
import io.callmesh.llm.pack.Pack.Kind;
import io.callmesh.llm.pack.Pack.Slot;
import io.callmesh.llm.tag.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Finds values of slots anywhere in a text: the longest first, one of each slot, and the last one where the caller
/// corrects himself.
final class SlotSpotter {

    private static final Set<String> NOT_A_COUNT = Set.of("the", "this", "that", "which", "another", "other", "each", "any", "no", "every");
    private static final Set<String> CHINESE_COUNTED = Set.of("个", "杯", "件", "份", "块", "瓶", "张", "次", "位", "条", "双", "台", "本", "盒", "袋", "箱", "套", "只");

    private final SlotValues values;

    SlotSpotter(SlotValues values) {
        this.values = values;
    }

    /// @param expecting the slot that was asked for, or empty
    List<Filled> spot(List<Token> tokens, String expecting) {
        return spot(tokens, expecting, List.of());
    }

    /// @param shown what the pack's examples show to be there: it tells which of several slots a value is for
    List<Filled> spot(List<Token> tokens, String expecting, List<Span> shown) {
        var candidates = new ArrayList<Filled>();
        for (var slot : values.slots()) {
            if (values.ruled(slot.name())) candidates(slot, tokens, slot.name().equals(expecting), candidates);
        }
        candidates.sort(order(tokens, expecting, shown));
        return oneOfEach(apart(candidates), tokens);
    }

    private static Comparator<Filled> order(List<Token> tokens, String expecting, List<Span> shown) {
        Predicate<Filled> shows = filled -> shown.stream().anyMatch(span -> span.name().equals(filled.slot()) && filled.within(span, tokens));
        Predicate<Filled> asked = filled -> filled.slot().equals(expecting);
        boolean elsewhere = shown.stream().anyMatch(span -> span.name().equals(expecting));
        return Comparator.comparingInt(Filled::length).reversed()
                .thenComparing(filled -> !(elsewhere ? shows : asked).test(filled))
                .thenComparing(filled -> !(elsewhere ? asked : shows).test(filled))
                .thenComparing(Filled::from);
    }

    private void candidates(Slot slot, List<Token> tokens, boolean expected, List<Filled> candidates) {
        for (int at = 0; at < tokens.size(); at++) {
            for (var value : values.at(slot.name(), tokens, at, expected)) {
                if (slot.kind() == Kind.DIGITS && !whole(tokens, value)) continue;
                if (slot.kind() == Kind.NUMBER && !expected && !counts(tokens, value)) continue;
                candidates.add(value);
            }
        }
    }

    /// Digits are taken together: a slot of four does not take four out of six.
    private static boolean whole(List<Token> tokens, Filled value) {
        boolean before = value.from() > 0 && tokens.get(value.from() - 1).number();
        boolean after = value.to() < tokens.size() && tokens.get(value.to()).number();
        return !before && !after;
    }

    /// Whether a number says how many: `two lattes` does, `the other one` does not.
    private static boolean counts(List<Token> tokens, Filled value) {
        if (value.length() > 1 || !tokens.get(value.from()).digit()) return true;
        boolean alone = tokens.size() == 1;
        boolean last = value.to() == tokens.size();
        String next = last ? "" : tokens.get(value.to()).word(), before = value.from() == 0 ? "" : tokens.get(value.from() - 1).word();
        boolean chinese = !last && Character.UnicodeScript.of(next.codePointAt(0)) == Character.UnicodeScript.HAN;
        if (chinese) return CHINESE_COUNTED.contains(next);
        return alone || !value.value().equals("1") || !last && !NOT_A_COUNT.contains(before);
    }

    private static List<Filled> apart(List<Filled> candidates) {
        var kept = new ArrayList<Filled>();
        for (var candidate : candidates) {
            if (kept.stream().noneMatch(candidate::overlaps)) kept.add(candidate);
        }
        kept.sort(Comparator.comparingInt(Filled::from));
        return kept;
    }

    private static List<Filled> oneOfEach(List<Filled> found, List<Token> tokens) {
        Map<String, Filled> bySlot = new LinkedHashMap<>();
        for (var filled : found) {
            var earlier = bySlot.get(filled.slot());
            if (earlier == null || Correction.between(tokens, earlier.to(), filled.from())) bySlot.put(filled.slot(), filled);
        }
        return bySlot.values().stream().sorted(Comparator.comparingInt(Filled::from)).toList();
    }
}
