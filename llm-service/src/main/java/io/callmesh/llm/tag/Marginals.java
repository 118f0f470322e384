package io.callmesh.llm.tag;

/// How probable each tag of each piece is, whatever the others are (forward and backward sums, scaled to one at each piece; Rabiner,
/// Proceedings of the IEEE 77, 1989).
final class Marginals {

    /// A tag with less before it does not come into question after it.
    private static final float EXCLUDED = 1e-6f;

    private final int tags;
    private final float[][] scores, forward, backward, going;
    private final float[] scale, ahead;

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
        ahead = new float[tags];
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
                else if (at > 0) sum = into(tag, forward[at - 1]);
                forward[at][tag] = sum * scores[at][tag];
                scale[at] += forward[at][tag];
            }
            for (int tag = 0; tag < tags; tag++) forward[at][tag] /= scale[at];
        }
    }

    /// From the tags that come into question before.
    private float into(int tag, float[] befores) {
        float sum = 0;
        for (int before = 0; before < tags; before++) if (befores[before] > EXCLUDED) sum += befores[before] * going[before][tag];
        return sum;
    }

    private void backward() {
        for (int at = scores.length - 1; at >= 0; at--) {
            boolean last = at == scores.length - 1;
            if (!last) for (int next = 0; next < tags; next++) ahead[next] = scores[at + 1][next] * backward[at + 1][next] / scale[at + 1];
            for (int tag = 0; tag < tags; tag++) backward[at][tag] = last ? 1 : forward[at][tag] > EXCLUDED ? onwards(tag) : 0;
        }
    }

    private float onwards(int tag) {
        float sum = 0;
        for (int next = 0; next < tags; next++) sum += going[tag][next] * ahead[next];
        return sum;
    }

    float of(int at, int tag) {
        return forward[at][tag] * backward[at][tag];
    }

    /// How probable it is that a piece has one tag and the next piece another.
    float of(int at, int tag, int next) {
        return forward[at][tag] * going[tag][next] * scores[at + 1][next] * backward[at + 1][next] / scale[at + 1];
    }
}
