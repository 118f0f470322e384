package io.callmesh.llm.tag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The values that examples have, each with the slot that has it most often: where one is said, it may be told again.
final class ByHeart {

    private final Map<String, String> slots;
    private final int longest;

    /// @param slots by the words of a value, with a space between them
    ByHeart(Map<String, String> slots) {
        this.slots = Map.copyOf(slots);
        longest = slots.keySet().stream().mapToInt(value -> value.split(" ").length).max().orElse(0);
    }

    static ByHeart of(List<Marked> examples) {
        Map<String, Map<String, Integer>> seen = new HashMap<>();
        for (var example : examples) {
            var pieces = Piece.of(example.text());
            for (var value : example.values()) seen.computeIfAbsent(words(pieces.stream().filter(piece -> piece.within(value)).toList()), _ -> new HashMap<>()).merge(value.name(), 1, Integer::sum);
        }
        Map<String, String> slots = new HashMap<>();
        seen.forEach((value, counts) -> slots.put(value, most(counts)));
        slots.remove("");
        return new ByHeart(slots);
    }

    private static String most(Map<String, Integer> counts) {
        return counts.entrySet().stream().max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey())).orElseThrow().getKey();
    }

    private static String words(List<Piece> pieces) {
        return String.join(" ", pieces.stream().map(Piece::lower).toList());
    }

    Map<String, String> slots() {
        return slots;
    }

    /// The longest values of some slots, none overlapping.
    List<Span> in(String text, Set<String> wanted) {
        var pieces = Piece.of(text);
        var found = new ArrayList<Span>();
        for (int at = 0; at < pieces.size(); ) {
            int end = end(pieces, at, wanted);
            if (end > at) found.add(new Span(slots.getOrDefault(words(pieces.subList(at, end)), ""), pieces.get(at).from(), pieces.get(end - 1).to()));
            at = Math.max(end, at + 1);
        }
        return found;
    }

    private int end(List<Piece> pieces, int at, Set<String> wanted) {
        for (int end = Math.min(pieces.size(), at + longest); end > at; end--) {
            String slot = slots.get(words(pieces.subList(at, end)));
            if (slot != null && wanted.contains(slot)) return end;
        }
        return at;
    }
}
