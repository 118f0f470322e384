package io.callmesh.gateway.assistant;

import io.callmesh.gateway.assistant.ScriptedDialogue.Exchange;
import io.callmesh.gateway.assistant.ScriptedDialogue.Used;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads dialogues/*.yaml, and finds utterances that only repeat a phrase of the pack.
public final class DialogueReader {

    private static final Set<String> DIALOGUE = Set.of("language", "voice", "turns");
    private static final Set<String> TURN = Set.of("caller", "keys", "intent", "slots", "tool", "says");

    private final PackFolder folder;

    /// @param own      the pack's folder
    /// @param problems filled while reading
    public DialogueReader(Path own, List<Problem> problems) {
        var pack = own.toAbsolutePath().normalize();
        this.folder = new PackFolder(pack.resolveSibling("_base"), pack, problems);
    }

    public List<ScriptedDialogue> read(Assistant assistant) {
        var phrases = new KnownPhrases(assistant);
        var all = new ArrayList<ScriptedDialogue>();
        for (var file : PackFolder.list(folder.own().resolve("dialogues"), ".yaml")) all.add(dialogue(file, phrases));
        return all;
    }

    private ScriptedDialogue dialogue(Path file, KnownPhrases phrases) {
        var entry = folder.read(file);
        entry.only(DIALOGUE);
        var language = entry.field("language").text();
        boolean voice = entry.field("voice").flag(false);
        if (entry.field("turns").items().isEmpty()) entry.field("turns").problem("expected at least one turn");
        var turns = entry.field("turns").items().stream().map(turn -> exchange(turn, language, voice, phrases)).toList();
        return new ScriptedDialogue(file.getFileName().toString().replace(".yaml", ""), language, voice, turns);
    }

    private static Exchange exchange(Entry turn, String language, boolean voice, KnownPhrases phrases) {
        turn.only(TURN);
        String caller = turn.field("caller").text(""), keys = turn.field("keys").text("");
        if (caller.isEmpty() == keys.isEmpty()) turn.problem("expected either caller or keys");
        if (!keys.matches("[0-9*#]*")) turn.field("keys").problem("expected 0-9, * and # only");
        if (!voice && phrases.hold(language, caller)) turn.field("caller").problem("repeats a phrase of the pack; expected other words");
        return new Exchange(caller, keys, turn.field("intent").text(""), turn.field("slots").texts(), tool(turn.field("tool")), turn.field("says").oneOrMore());
    }

    private static Optional<Used> tool(Entry tool) {
        return tool.present() ? Optional.of(new Used(tool.field("name").text(), tool.field("outcome").text())) : Optional.empty();
    }
}
