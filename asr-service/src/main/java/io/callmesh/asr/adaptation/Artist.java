package io.callmesh.asr.adaptation;

import io.callmesh.asr.adaptation.Expression.Choice;
import io.callmesh.asr.adaptation.Expression.Digits;
import io.callmesh.asr.adaptation.Expression.Maybe;
import io.callmesh.asr.adaptation.Expression.Said;
import io.callmesh.asr.adaptation.Expression.Sequence;
import io.callmesh.asr.adaptation.Expression.Value;
import java.util.Map;
import java.util.Objects;

/// Draws expressions into a sketch.
///
/// @param values what can be said for each slot
record Artist(Sketch sketch, Map<String, Expression> values) {

    /// Draws what may be said between two points.
    void draw(Expression expression, int from, int to) {
        switch (expression) {
            case Said(var word) -> sketch.word(from, word, to);
            case Sequence(var parts) -> {
                int at = from;
                for (var part : parts) at = drawn(part, at);
                sketch.jump(at, to);
            }
            case Choice(var ways) -> ways.forEach(way -> draw(way, from, to));
            case Maybe(var part) -> {
                draw(part, from, to);
                sketch.jump(from, to);
            }
            case Value(var slot) -> draw(Objects.requireNonNull(values.get(slot), slot), from, to);
            case Digits(int fewest, int most) -> digits(fewest, most, from, to);
        }
    }

    private int drawn(Expression expression, int from) {
        int to = sketch.point();
        draw(expression, from, to);
        return to;
    }

    private void digits(int fewest, int most, int from, int to) {
        var said = new int[most + 1];
        said[0] = from;
        for (int count = 1; count <= most; count++) said[count] = sketch.point();
        for (int count = 0; count <= most; count++) {
            if (count >= fewest) sketch.jump(said[count], to);
            if (count + 1 <= most) digit(said[count], said[count + 1]);
            if (count + 2 <= most) repeated("double", said[count], said[count + 2]);
            if (count + 3 <= most) repeated("triple", said[count], said[count + 3]);
        }
    }

    private void repeated(String times, int from, int to) {
        int between = sketch.point();
        sketch.word(from, times, between);
        digit(between, to);
    }

    private void digit(int from, int to) {
        for (var word : Numerals.DIGITS) sketch.word(from, word, to);
    }
}
