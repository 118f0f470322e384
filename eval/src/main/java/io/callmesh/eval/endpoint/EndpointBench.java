package io.callmesh.eval.endpoint;

import io.callmesh.audio.activity.ActivityMeter;
import io.callmesh.audio.activity.PauseRule;
import io.callmesh.eval.report.Findings;
import io.callmesh.runtime.activity.WebRtcVoice;
import io.callmesh.runtime.measure.Percentiles;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;

/// The delay of the end of speech against false ends, over hangovers, margins and rules, for each [Condition].
///
/// A false end is a pause before the true end that lasted long enough to be taken for it; where the words count, it counts
/// by the share of beginnings that seem complete enough for a pause of this length.
///
/// @param progress told of each condition when it begins
public record EndpointBench(Consumer<String> progress) {

    private static final List<Integer> HANGOVERS_MS = List.of(200, 300, 400, 500, 600, 700, 800, 1_000, 1_200, 1_500);
    private static final List<Double> MARGINS_DB = List.of(3.0, ActivityMeter.MARGIN_DB, 7.0, 9.0);
    private static final List<PauseRule> RULES = List.of(rule(300, 1_000), PauseRule.MEASURED, rule(400, 800), rule(400, 1_000), rule(400, 1_800), rule(400, 2_400), rule(500, 1_000), rule(500, 1_800));
    private static final int USUAL_MS = 500;

    private static PauseRule rule(int complete, int open) {
        return new PauseRule(Duration.ofMillis(complete), Duration.ofMillis(open));
    }

    /// The rows of the findings are empty when there are no recordings.
    public void measure(Findings findings) throws IOException {
        var clips = People.clips(findings::note);
        if (clips.isEmpty()) return;
        for (var condition : Condition.values()) {
            progress.accept(condition.told() + ": " + clips.size() + " clips");
            measure(condition, clips, findings);
        }
        var sentences = followed(clips.stream().filter(clip -> !clip.dictated()).toList(), ActivityMeter.MARGIN_DB);
        for (var rule : RULES) row("clean, sentences only", ActivityMeter.MARGIN_DB, told(rule), rule, sentences, findings);
        findings.note(clips.size() + " clips of people; margin " + ActivityMeter.MARGIN_DB + " dB unless told; times in ms from the end of speech by the clean recording's energy");
        findings.note("chosen: " + told(PauseRule.MEASURED) + " (with words). With words: sentences as complete as the gateway's scorer tells, numbers of a length that is known: docs/turn-taking.md");
        findings.note("with the pauses that were put in, nothing but words can tell a pause from an end: a fixed hangover only shows how long they are");
    }

    private static void measure(Condition condition, List<Clip> clips, Findings findings) {
        var heard = new ArrayList<Clip>();
        for (int i = 0; i < clips.size(); i++) heard.add(condition.of(clips.get(i), i, clips));
        for (double marginDb : MARGINS_DB) {
            var followed = followed(heard, marginDb);
            boolean usual = marginDb == ActivityMeter.MARGIN_DB;
            for (int hangover : usual ? HANGOVERS_MS : List.of(USUAL_MS)) {
                row(condition.told(), marginDb, "fixed " + hangover, rule(hangover, hangover), followed, findings);
            }
            if (!usual) continue;
            for (var rule : RULES) row(condition.told(), marginDb, told(rule), rule, followed, findings);
        }
    }

    private static String told(PauseRule rule) {
        return "words " + rule.complete().toMillis() + " to " + rule.open().toMillis();
    }

    private static List<Followed> followed(List<Clip> clips, double marginDb) {
        return clips.stream().map(clip -> Followed.by(new ActivityMeter(new WebRtcVoice(clip.sound().rateHz()), marginDb), clip)).toList();
    }

    private static void row(String condition, double marginDb, String told, PauseRule rule, List<Followed> followed, Findings findings) {
        var delays = new ArrayList<Double>();
        double cut = 0, open = 0, endless = 0;
        for (var clip : followed) {
            cut += cut(clip, rule, Double.MAX_VALUE);
            open += cut(clip, rule, PauseRule.SURE);
            for (double whole : clip.clip().ended()) if (clip.found(ms(rule.hangover(whole)))) delays.add((double) clip.delay(ms(rule.hangover(whole))));
            endless += average(clip.clip().ended(), whole -> clip.found(ms(rule.hangover(whole))) ? 0 : 1);
        }
        var percentiles = Percentiles.of(delays);
        findings.row("condition", condition, "margin dB", marginDb, "rule ms", told, "delay p50", percentiles.at(50), "delay p90", percentiles.at(90),
                "false ends %", percent(cut, followed), "in open words %", told.startsWith("words") ? percent(open, followed) : "",
                "starts clipped %", percent(followed.stream().filter(Followed::clipped).count(), followed), "no end %", percent(endless, followed),
                "false starts", followed.stream().mapToInt(Followed::early).sum());
    }

    /// How likely this clip is cut.
    ///
    /// @param excused from this completeness on a cut is nobody's fault
    private static double cut(Followed clip, PauseRule rule, double excused) {
        if (clip.lost()) return 1;
        double bridged = 1;
        for (int pause : clip.pauses()) bridged *= average(clip.clip().paused(), score -> pause < ms(rule.hangover(score)) || score >= excused ? 1 : 0);
        return 1 - bridged;
    }

    private static double average(List<Double> scores, DoubleUnaryOperator of) {
        return scores.stream().mapToDouble(Double::doubleValue).map(of).average().orElse(0);
    }

    private static int ms(Duration duration) {
        return (int) duration.toMillis();
    }

    private static double percent(double part, List<Followed> of) {
        return 100 * part / of.size();
    }
}
