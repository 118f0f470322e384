package io.callmesh.eval.endpoint;

import java.util.Collections;
import java.util.List;

/// How complete the words before a pause seem to the gateway's scorer: the middles of the tenths of its scores, each as
/// likely as the others. Here are only recordings, no words.
///
/// Source: `TurnEndMeasurementTest` of the gateway, 4,197 English utterances cut anywhere; `docs/turn-taking.md`.
final class Completeness {

    static final List<Double> WHOLE = List.of(0.48, 0.69, 0.80, 0.85, 0.89, 0.92, 0.94, 0.96, 0.98, 0.99);
    static final List<Double> BEGINNING = List.of(0.00, 0.00, 0.01, 0.02, 0.09, 0.20, 0.37, 0.56, 0.70, 0.89);

    /// As many values, so that each clip weighs as much.
    static final List<Double> CERTAIN = Collections.nCopies(WHOLE.size(), 1.0);
    static final List<Double> HALF = List.of(0.0);

    private Completeness() {}
}
