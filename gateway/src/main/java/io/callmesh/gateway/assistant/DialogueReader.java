package io.callmesh.gateway.assistant;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads dialogues/*.yaml, and finds utterances that only repeat a phrase of the pack.
public final class DialogueReader {

    private static final Set<String> DIALOGUE = Set.of("language", "voice", "known", "greeting", "turns");

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
        var turns = entry.field("turns").items();
        if (turns.isEmpty()) entry.field("turns").problem("expected at least one turn");
        var exchanges = new ExchangeReader(voice).read(turns);
        for (int i = 0; i < turns.size() && !voice; i++) unlike(turns.get(i).field("caller"), phrases.hold(language, exchanges.get(i).deed().caller()));
        return new ScriptedDialogue(file.getFileName().toString().replace(".yaml", ""), language, voice, entry.field("known").flag(false), entry.field("greeting").oneOrMore(), exchanges);
    }

    private static void unlike(Entry caller, boolean phrase) {
        if (phrase) caller.problem("repeats a phrase of the pack; expected other words");
    }
}
