package io.callmesh.gateway.replay;

import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.replay.Simulation.Turn;
import io.callmesh.gateway.turn.Action;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// `./mesh replay FILE [--set key=value]...`: makes the decisions of a taped call again. Without `--set` they must be the
/// same; with it, the turns that go otherwise are shown.
public final class Replay {

    private Replay() {}

    /// Exits with 1 when decisions differ without a reason, and with 2 when the tape or an option cannot be read.
    public static void main(String[] arguments) throws IOException {
        try {
            System.exit(replay(Path.of(arguments[0]), Arrays.asList(arguments).subList(1, arguments.length)) ? 0 : 1);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private static boolean replay(Path file, List<String> set) throws IOException {
        var tape = TapeFile.read(file);
        if (set.isEmpty()) return rerun(tape);
        var taped = ((Entry.Header) tape.getFirst()).begun();
        var settings = Settings.of(taped).with(set);
        differences(Simulation.of(taped, tape), Simulation.of(settings.applied(taped), tape)).forEach(IO::println);
        return true;
    }

    private static boolean rerun(List<Entry> tape) {
        var outcome = Rerun.of(tape);
        outcome.differences().forEach(IO::println);
        IO.println(outcome.decisions() + " decisions made again, " + (outcome.differences().isEmpty() ? "all as on the tape" : outcome.differences().size() + " otherwise"));
        return outcome.differences().isEmpty();
    }

    /// A line for each turn that is not the same before and after, in order.
    static List<String> differences(List<Turn> before, List<Turn> after) {
        var lines = new ArrayList<String>();
        int same = 0;
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            var was = i < before.size() ? told(before.get(i)) : "-";
            var is = i < after.size() ? told(after.get(i)) : "-";
            if (was.equals(is)) same++;
            else lines.add("turn " + i + ": " + was + "  ->  " + is);
        }
        lines.add(same + " turns the same, " + lines.size() + " otherwise");
        return lines;
    }

    private static String told(Turn turn) {
        String what = switch (turn.begun()) {
            case Action.Answer answer -> input(answer.input());
            case Action.Apologize(_, var stage, _, _) -> "apology for " + stage;
            default -> turn.begun().getClass().getSimpleName();
        };
        return String.format(Locale.ROOT, "%.2f s %s", turn.millis() / 1_000.0, what);
    }

    private static String input(Input input) {
        return switch (input) {
            case Input.Opening _ -> "greeting";
            case Input.Words words -> '"' + words.best().reveal() + '"';
            case Input.Keys(var digits) -> "keys " + digits;
            case Input.Silent(int times) -> "silence " + times;
            case Input.Returned(var why) -> "back: " + why.name().toLowerCase(Locale.ROOT);
        };
    }
}
