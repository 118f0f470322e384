package io.callmesh.llm.insight;

import io.callmesh.runtime.measure.Percentiles;
import io.callmesh.runtime.privacy.Spoken;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// How a call went, in figures; milliseconds but for `seconds`.
///
/// @param callerShare of the talking, 0 to 1: by time where `timed`, else by the letters that were written
/// @param silence     what is left of the call when nobody speaks; 0 where it was not timed
/// @param timed       whether the journal says how long each spoke
public record Quality(int turns, double seconds, double callerSpeech, double agentSpeech, double callerShare, double silence, int interruptions,
        double responseP50, double responseP95, double responseMax, int byPerson, int tools, int toolsFailed, boolean timed) {

    /// Of a tool that did not do what it was called for, or may not have.
    private static final Set<String> FAILED = Set.of("failed", "uncertain");

    public static Quality of(Call call) {
        var turns = call.turns();
        double caller = sum(turns, turn -> turn.timing().speech()), agent = sum(turns, turn -> turn.timing().said());
        double seconds = call.all(Happened.Ended.class).stream().mapToDouble(Happened.Ended::seconds).max().orElse(0);
        boolean timed = caller > 0 && agent > 0;
        var responses = Percentiles.of(turns.stream().map(turn -> turn.timing().response()).filter(response -> response > 0).toList());
        var tools = call.all(Happened.ToolCalled.class);
        return new Quality(count(turns), seconds, caller, agent, timed ? share(caller, agent) : share(letters(turns, Happened.Turn::caller), letters(turns, Happened.Turn::said)),
                timed ? Math.max(0, seconds * 1_000 - caller - agent) : 0, (int) turns.stream().filter(Happened.Turn::interrupted).count(),
                responses.at(50), responses.at(95), responses.at(100), (int) turns.stream().filter(Happened.Turn::byPerson).count(),
                tools.size(), (int) tools.stream().filter(tool -> failed(tool.outcome())).count(), timed);
    }

    private static int count(List<Happened.Turn> turns) {
        return turns.stream().map(Happened.Turn::number).filter(number -> number > 0).collect(Collectors.toSet()).size();
    }

    private static double sum(List<Happened.Turn> turns, ToDoubleFunction<Happened.Turn> figure) {
        return turns.stream().mapToDouble(figure).sum();
    }

    private static double share(double caller, double agent) {
        return caller + agent == 0 ? 0 : caller / (caller + agent);
    }

    private static double letters(List<Happened.Turn> turns, Function<Happened.Turn, Spoken> whose) {
        return turns.stream().map(whose).mapToDouble(said -> said.reveal().codePoints().filter(Character::isLetterOrDigit).count()).sum();
    }

    static boolean failed(String outcome) {
        return FAILED.contains(outcome);
    }
}
