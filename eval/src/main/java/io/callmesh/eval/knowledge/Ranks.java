package io.callmesh.eval.knowledge;

import io.callmesh.eval.report.Findings;
import java.util.ArrayList;
import java.util.List;

/// Where the marked passage stood among what was found.
final class Ranks {

    private static final int FIVE = 5;

    private final List<Integer> ranks = new ArrayList<>();

    void add(Asked asked, List<String> found) {
        ranks.add(1 + found.stream().map(asked.passages()::contains).toList().indexOf(true));
    }

    double recall(int most) {
        return share(ranks.stream().filter(rank -> rank > 0 && rank <= most).count());
    }

    /// Source: Voorhees, The TREC-8 Question Answering Track Report, 1999.
    double reciprocal() {
        return ranks.stream().mapToDouble(rank -> rank == 0 ? 0 : 1.0 / rank).average().orElse(0);
    }

    private double share(long part) {
        return ranks.isEmpty() ? 0 : part / (double) ranks.size();
    }

    void row(String way, Findings findings) {
        findings.row("found by", way, "questions", ranks.size(), "recall@1", recall(1), "recall@5", recall(FIVE), "MRR", reciprocal());
    }

    void facts(String prefix, Findings findings) {
        findings.fact(prefix + "recall_at_1", recall(1)).fact(prefix + "recall_at_5", recall(FIVE)).fact(prefix + "mrr", reciprocal());
    }
}
