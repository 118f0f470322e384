package io.callmesh.llm.insight;

import io.callmesh.llm.insight.FollowUp.Kind;
import io.callmesh.llm.insight.FollowUp.Who;
import io.callmesh.llm.language.Sentences;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is left to be done, by rule: sentences that promise something beyond the call, messages left, tools that did not end well.
final class FollowUps {

    private static final Pattern PROMISE = Pattern.compile("(?i)\\b(?:i|we)(?:'ll| will| shall| am going to|'m going to| are going to|'re going to) (?!(?:now |just )?(?:check|look|see|have a look|repeat|try|need|take that as|connect|put|transfer|be happy|do my best|wait|hold|go (?:with|for)|take (?:it|that|the)\\b))"
            + "|\\b(?:someone|somebody|a colleague|one of my colleagues|our team|the (?:clinic|bank|shop|store|team|courier|doctor|office)|you) (?:will|'ll) (?:call|contact|get back|receive|get|send|write|email|be (?:called|contacted|refunded|sent|informed))"
            + "|\\b(?:within|in) \\d+ (?:hours?|days?|(?:working|business) days?)\\b.*\\b(?:refund|call|reply|answer|receive)"
            + "|(?:我们?|工作人员|专员|客服|同事|医院|银行|店里)(?:会|将|稍后|尽快|马上会)(?!.{0,2}(?:查|看一下|核对|重复|转接))|(?:您|你)(?:会|将)(?:收到|接到)|(?:给|向)您(?:回电|回复|发送|寄)|\\d+个?(?:小时|工作日|天)内.{0,8}(?:退款|回复|联系|到账)");
    private static final int MOST = 16, LONGEST = 300;

    private FollowUps() {}

    static List<FollowUp> of(Call call) {
        var found = new ArrayList<FollowUp>(unfinished(call));
        left(call).ifPresent(found::add);
        for (var turn : call.turns()) {
            promises(turn.caller(), Who.CALLER, turn.number(), found);
            promises(turn.said(), turn.byPerson() ? Who.PERSON : Who.ASSISTANT, turn.number(), found);
        }
        return found.size() > MOST ? List.copyOf(found.subList(0, MOST)) : List.copyOf(found);
    }

    private static void promises(Spoken said, Who who, int turn, List<FollowUp> found) {
        for (var sentence : Sentences.of(said.reveal())) {
            var text = sentence.strip();
            if (text.isEmpty() || text.endsWith("?") || text.endsWith("？") || !PROMISE.matcher(text).find()) continue;
            var kept = Spoken.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
            if (found.stream().noneMatch(known -> known.text().equals(kept))) found.add(new FollowUp(who, Kind.PROMISE, kept, turn));
        }
    }

    /// What the caller left for a call back, in the words of the slot of that name.
    private static Optional<FollowUp> left(Call call) {
        return call.all(Happened.HandedOff.class).stream()
                .filter(handed -> handed.outcome().equals(Call.MESSAGE))
                .map(handed -> call.told().containsKey(Call.MESSAGE)
                        ? new FollowUp(Who.CALLER, Kind.MESSAGE, call.told().get(Call.MESSAGE), handed.turn())
                        : new FollowUp(Who.CALLER, Kind.CALL_BACK, Spoken.NOTHING, handed.turn()))
                .findFirst();
    }

    private static List<FollowUp> unfinished(Call call) {
        Map<String, Happened.ToolBegun> open = new LinkedHashMap<>();
        Map<String, String> outcomes = new HashMap<>();
        call.all(Happened.ToolBegun.class).forEach(begun -> open.put(begun.key(), begun));
        call.all(Happened.ToolCalled.class).forEach(called -> outcomes.put(called.key(), called.outcome()));
        open.values().removeIf(begun -> outcomes.containsKey(begun.key()) && !Quality.failed(outcomes.get(begun.key())));
        return open.values().stream().map(begun -> new FollowUp(Who.SYSTEM, Kind.UNFINISHED_TOOL, Spoken.of(begun.name()), begun.turn())).toList();
    }
}
