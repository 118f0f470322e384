package io.callmesh.eval.command;

import io.callmesh.audio.Wav;
import io.callmesh.eval.caller.Gateway.Offer;
import io.callmesh.eval.caller.Room;
import io.callmesh.eval.rehearsal.Dialogue;
import io.callmesh.eval.rehearsal.Dialogue.Deed;
import io.callmesh.eval.rehearsal.Dialogue.Exchange;
import io.callmesh.eval.rehearsal.DialogueFiles;
import io.callmesh.eval.score.LatencyBench.Line;
import io.callmesh.eval.score.LatencyBench.Talk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What is said in the spoken dialogues of the assistants: one dialogue of each by turns, then the next of each, and again.
///
/// Nobody is talked over, waited for in silence or nodded at, because those have no response whose time could be taken.
final class SpokenDialogues {

    private final Map<String, List<Dialogue>> byPack = new LinkedHashMap<>();
    private final Function<String, Wav> voice;
    private int next;

    /// @param assistants folder of packs
    /// @param offers     what the gateway answers for; other packs are left out
    SpokenDialogues(Path assistants, List<Offer> offers, Function<String, Wav> voice) throws IOException {
        this.voice = voice;
        for (var offer : offers) {
            var pack = assistants.resolve(offer.id());
            if (!Files.isDirectory(pack.resolve("dialogues"))) continue;
            var spoken = DialogueFiles.of(pack).stream().filter(SpokenDialogues::measurable).toList();
            if (!spoken.isEmpty()) byPack.put(offer.id(), spoken);
        }
    }

    private static boolean measurable(Dialogue dialogue) {
        return dialogue.spoken() && dialogue.language().equals("en") && dialogue.exchanges().stream().anyMatch(exchange -> exchange.deed() instanceof Deed.Says);
    }

    /// Names of the assistants, in the order in which they are called.
    Set<String> packs() {
        return byPack.keySet();
    }

    Talk next() {
        var pack = List.copyOf(byPack.values()).get(next % byPack.size());
        var dialogue = pack.get(next / byPack.size() % pack.size());
        next++;
        return talk(dialogue);
    }

    private Talk talk(Dialogue dialogue) {
        var lines = new ArrayList<Line>();
        for (var exchange : dialogue.exchanges()) line(exchange).ifPresent(lines::add);
        return new Talk(dialogue.assistant(), lines);
    }

    private Optional<Line> line(Exchange exchange) {
        if (exchange.nod()) return Optional.empty();
        return switch (exchange.deed()) {
            case Deed.Says says -> Optional.of(Line.said(Room.joined(says.words().stream().map(voice).toList(), says.pauses())));
            case Deed.Presses(var keys) -> Optional.of(Line.keyed(keys));
            case Deed.Waits _ -> Optional.empty();
        };
    }
}
