package io.callmesh.launcher.demo.kafka;

import io.callmesh.proto.work.v1.CallInsights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Insights in a few lines for people.
public final class InsightsLines {

    private InsightsLines() {}

    public static List<String> of(CallInsights insights) {
        var gist = insights.getGist();
        var quality = insights.getQuality();
        var lines = new ArrayList<String>();
        lines.add("insights (%s): %s".formatted(insights.getEngine(), insights.getSealed().isEmpty() ? gist.getSummary() : "what was said is erased"));
        lines.add("  %s, ended: %s, sentiment %s".formatted(insights.getDisposition(), insights.getEnded(), insights.getSentiment()));
        lines.add(String.format(Locale.ROOT, "  %d turns in %.1f s, caller's share %.0f %%, %d interruptions, answers after %.0f ms (p50), %.0f ms (p95)", quality.getTurns(), quality.getSeconds(),
                100 * quality.getCallerShare(), quality.getInterruptions(), quality.getResponseP50Ms(), quality.getResponseP95Ms()));
        gist.getFollowUpsList().forEach(left -> lines.add("  left to do (%s, %s): %s".formatted(left.getWho(), left.getKind(), left.getText())));
        return lines;
    }
}
