package io.callmesh.llm.tag;

/// A linear-chain conditional random field (Lafferty, McCallum, Pereira, ICML 2001): the most probable tags of a sentence, each with
/// regard to those beside it. Safe for many threads once it is trained.
///
/// @param features weights of each feature, one a tag
/// @param steps    weights of going from one tag to another
record Chain(float[][] features, float[][] steps) {

    private static final float IMPOSSIBLE = -1e6f;

    Chain(int features, int tags) {
        this(new float[features][tags], new float[tags][tags]);
    }

    int tags() {
        return steps.length;
    }

    /// How much speaks for each tag of each piece.
    ///
    /// @param sentence the features of each piece
    float[][] scores(int[][] sentence) {
        float[][] scores = new float[sentence.length][tags()];
        for (int at = 0; at < sentence.length; at++) {
            for (int feature : sentence[at]) {
                float[] weights = features[feature];
                for (int tag = 0; tag < weights.length; tag++) scores[at][tag] += weights[tag];
            }
        }
        return scores;
    }

    float step(int before, int tag) {
        return Tags.follows(before, tag) ? steps[before][tag] : IMPOSSIBLE;
    }

    /// The most probable tags (Viterbi).
    int[] best(int[][] sentence) {
        float[][] scores = scores(sentence);
        int[][] from = new int[sentence.length][tags()];
        for (int tag = 0; scores.length > 0 && tag < tags(); tag++) if (Tags.inside(tag)) scores[0][tag] = IMPOSSIBLE;
        for (int at = 1; at < scores.length; at++) {
            for (int tag = 0; tag < tags(); tag++) {
                int best = 0;
                for (int before = 1; before < tags(); before++) {
                    if (scores[at - 1][before] + step(before, tag) > scores[at - 1][best] + step(best, tag)) best = before;
                }
                from[at][tag] = best;
                scores[at][tag] += scores[at - 1][best] + step(best, tag);
            }
        }
        return backwards(scores, from);
    }

    private int[] backwards(float[][] scores, int[][] from) {
        int[] best = new int[scores.length];
        for (int at = scores.length - 1; at >= 0; at--) {
            if (at < scores.length - 1) best[at] = from[at + 1][best[at + 1]];
            else for (int tag = 1; tag < tags(); tag++) if (scores[at][tag] > scores[at][best[at]]) best[at] = tag;
        }
        return best;
    }
}
