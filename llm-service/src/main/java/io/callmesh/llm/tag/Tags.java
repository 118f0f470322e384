package io.callmesh.llm.tag;

import java.util.ArrayList;
import java.util.List;

/// What each piece may be: 0 nothing, 2n+1 the beginning of the nth slot's value, 2n+2 its going on.
///
/// @param slots by name
record Tags(List<String> slots) {

    /// Marks that end a sentence and no value.
    private static final String ENDS = ".,!?;。，！？；";

    int size() {
        return 2 * slots.size() + 1;
    }

    static boolean inside(int tag) {
        return tag > 0 && tag % 2 == 0;
    }

    /// Whether one tag may come after another.
    static boolean follows(int before, int tag) {
        return !inside(tag) || before == tag || before == tag - 1;
    }

    int[] of(List<Piece> pieces, List<Span> values) {
        int[] tags = new int[pieces.size()];
        for (var value : values) {
            int slot = slots.indexOf(value.name()), tag = 2 * slot + 1;
            for (int at = 0; at < tags.length && slot >= 0; at++) {
                if (!pieces.get(at).within(value)) continue;
                tags[at] = tag;
                tag = 2 * slot + 2;
            }
        }
        return tags;
    }

    List<Span> values(List<Piece> pieces, int[] tags) {
        var values = new ArrayList<Span>();
        for (int at = 0; at < tags.length; at++) {
            if (tags[at] == 0) continue;
            int end = at + 1;
            while (end < tags.length && inside(tags[end])) end++;
            int last = end - 1;
            while (last > at && ENDS.contains(pieces.get(last).word())) last--;
            values.add(new Span(slots.get((tags[at] - 1) / 2), pieces.get(at).from(), pieces.get(last).to()));
            at = end - 1;
        }
        return values;
    }
}
