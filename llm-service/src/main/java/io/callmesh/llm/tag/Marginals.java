package io.callmesh.llm.tag;

/// How probable each tag of each piece is, whatever the others are (forward and backward sums, scaled to one at each piece; Rabiner,
/// Proceedings of the IEEE 77, 1989).
final class Marginals {

    private final int tags;
    private final float[][] scores, forward, backward, going;
    private final float[] scale;

    Marginals(Chain chain, int[][] sentence) {
        tags = chain.tags();
        scores = chain.scores(sentence);
        for (float[] row : scores) exponential(row);
        going = new float[tags][tags];
        for (int before = 0; before < tags; before++) {
            for (int tag = 0; tag < tags; tag++) if (Tags.follows(before, tag)) going[before][tag] = (float) Math.exp(chain.steps()[before][tag]);
        }
        forward = new float[scores.length][tags];
        backward = new float[scores.length][tags];
        scale = new float[scores.length];
        forward();
        backward();
    }

    private static void exponential(float[] row) {
        float highest = Float.NEGATIVE_INFINITY;
        for (float score : row) highest = Math.max(highest, score);
        for (int tag = 0; tag < row.length; tag++) row[tag] = (float) Math.exp(row[tag] - highest);
    }

    private void forward() {
        for (int at = 0; at < scores.length; at++) {
            for (int tag = 0; tag < tags; tag++) {
                float sum = at > 0 ? 0 : Tags.inside(tag) ? 0 : 1;
                if (at > 0 && Tags.inside(tag)) sum = forward[at - 1][tag] * going[tag][tag] + forward[at - 1][tag - 1] * going[tag - 1][tag];
                else if (at > 0) for (int before = 0; before < tags; before++) sum += forward[at - 1][before] * going[before][tag];
                forward[at][tag] = sum * scores[at][tag];
                scale[at] += forward[at][tag];
            }
            for (int tag = 0; tag < tags; tag++) forward[at][tag] /= scale[at];
        }
    }

    private void backward() {
        for (int at = scores.length - 1; at >= 0; at--) {
            for (int tag = 0; tag < tags; tag++) {
                float sum = at == scores.length - 1 ? 1 : 0;
                if (sum == 0) for (int next = 0; next < tags; next++) sum += going[tag][next] * scores[at + 1][next] * backward[at + 1][next] / scale[at + 1];
                backward[at][tag] = sum;
            }
        }
    }

    float of(int at, int tag) {
        return forward[at][tag] * backward[at][tag];
    }

    /// How probable it is that a piece has one tag and the next piece another.
    float of(int at, int tag, int next) {
        return forward[at][tag] * going[tag][next] * scores[at + 1][next] * backward[at + 1][next] / scale[at + 1];
    }
}
