package io.callmesh.eval.command;

import io.callmesh.eval.caller.Gateway.Offer;
import io.callmesh.eval.rehearsal.Dialogue;
import io.callmesh.eval.rehearsal.DialogueFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which dialogues: the options that say so.
final class Selection {

    @Option(names = "--assistant", split = ",", paramLabel = "ID", description = "Whose dialogues (default: those of all assistants of the gateway).")
    List<String> assistants = List.of();

    @Option(names = "--language", paramLabel = "en|zh", description = "Of the dialogues (default: all).")
    Optional<String> language = Optional.empty();

    @Option(names = "--name", paramLabel = "PART", description = "Only dialogues whose name holds this.")
    Optional<String> name = Optional.empty();

    @Option(names = "--every", paramLabel = "N", defaultValue = "1", description = "Only every Nth dialogue: a sample (default: all).")
    int every;

    @Option(names = "--skip", paramLabel = "N", defaultValue = "0", description = "Leave out the first N: with --every, another sample.")
    int skip;

    /// @throws Refused when there are none
    List<Dialogue> dialogues(List<Offer> offers, Path packs) throws IOException {
        if (every < 1) throw new Refused(Refused.BAD_REQUEST, "--every must be at least 1");
        if (skip < 0) throw new Refused(Refused.BAD_REQUEST, "--skip must not be negative");
        var known = offers.stream().map(Offer::id).toList();
        for (var id : assistants) if (!known.contains(id)) throw new Refused(Refused.BAD_REQUEST, "there is no assistant '" + id + "'. There are: " + String.join(", ", known) + ".");
        var all = new ArrayList<Dialogue>();
        for (var id : assistants.isEmpty() ? known : assistants) if (Files.isDirectory(packs.resolve(id, "dialogues"))) all.addAll(DialogueFiles.of(packs.resolve(id)));
        all.removeIf(dialogue -> !dialogue.language().equals(language.orElse(dialogue.language())) || !dialogue.name().contains(name.orElse("")));
        var sample = new ArrayList<Dialogue>();
        for (int i = skip; i < all.size(); i += every) sample.add(all.get(i));
        if (sample.isEmpty()) throw new Refused(Refused.BAD_REQUEST, "there are no such dialogues in " + packs);
        return sample;
    }
}
