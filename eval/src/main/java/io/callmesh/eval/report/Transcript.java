package io.callmesh.eval.report;

import io.callmesh.eval.caller.CallEvent;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// A call for people to read: who said what, with what the agent did in between and how long it took.
public final class Transcript {

    private Transcript() {}

    /// Empty for events that a reader has no use for.
    public static Optional<String> line(CallEvent event) {
        return Optional.ofNullable(switch (event) {
            case CallEvent.Opened(var call, _, var assistant, var language, _) -> "call %s with %s (%s)".formatted(call, assistant, language).replace(" with  ()", "").replace(" ()", "");
            case CallEvent.Heard(_, var text, boolean last, double confidence) -> last ? "caller  %s%s".formatted(text, doubt(confidence)) : null;
            case CallEvent.Understood(_, var intent, var slots) -> "        = %s %s".formatted(intent, slots.isEmpty() ? "" : slots).stripTrailing();
            case CallEvent.Guarded(_, var guardrail) -> "        > guardrail: %s".formatted(guardrail);
            case CallEvent.ToolUsed(_, var name, var outcome) -> "        > %s: %s".formatted(name, outcome);
            case CallEvent.Keyed(_, var digits) -> "keys    %s".formatted(digits);
            case CallEvent.Said said -> said(said);
            case CallEvent.Latency latency -> latency.responseMs().isPresent() ? latency(latency) : null;
            case CallEvent.Trouble(var code, var message) -> "trouble %s: %s".formatted(code, message);
            case CallEvent.Ended(var reason) -> "ended   %s".formatted(reason);
            case CallEvent.Sound _, CallEvent.Saying _, CallEvent.Cleared _ -> null;
        });
    }

    private static String said(CallEvent.Said said) {
        if (said.text().isEmpty()) return "agent   (turn %d was heard%s)".formatted(said.turn(), said.interrupted() ? ", interrupted" : "");
        var line = "agent   " + said.text();
        if (!said.citations().isEmpty()) line += " [" + String.join(", ", said.citations()) + "]";
        return said.interrupted() ? line + "\n        (interrupted after: " + said.heardText() + ")" : line;
    }

    private static String doubt(double confidence) {
        return confidence >= 1 ? "" : "  (%.2f)".formatted(confidence);
    }

    private static String latency(CallEvent.Latency latency) {
        var stages = new ArrayList<String>();
        add(stages, "end of turn", latency.endpointMs());
        add(stages, "recognition", latency.asrFinalMs());
        add(stages, "answer", latency.llmFirstTokenMs());
        add(stages, "voice", latency.ttsFirstAudioMs());
        var total = String.format(Locale.ROOT, "%.0f ms", latency.responseMs().orElseThrow());
        return "        %s (%s)".formatted(total, String.join(", ", stages)).replace(" ()", "");
    }

    private static void add(ArrayList<String> stages, String name, OptionalDouble value) {
        value.ifPresent(there -> stages.add(String.format(Locale.ROOT, "%s %.0f", name, there)));
    }
}
