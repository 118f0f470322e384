package io.callmesh.eval.command;

import io.callmesh.eval.quality.Assessment;
import io.callmesh.eval.quality.Assessor;
import io.callmesh.eval.quality.BadRules;
import io.callmesh.eval.quality.QualityReport;
import io.callmesh.eval.quality.Rules;
import io.callmesh.eval.transcript.Conversation;
import io.callmesh.eval.transcript.Journal;
import io.callmesh.eval.transcript.JournalCalls;
import io.callmesh.eval.transcript.TranscriptFile;
import io.callmesh.eval.transcript.Unreadable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./mesh qa FILE...`: how well conversations were led, by the rules of a pack; needs no mesh.
@Command(name = "qa", mixinStandardHelpOptions = true, description = {
    "Marks conversations by the rules of an assistant (qa.yaml), with the passage for each mark. Needs no running mesh.",
    "Reads text with caller: and agent: before what they say, what ./mesh call and chat print (with or without --json),",
    "journal entries, sessions, and JSON lines {\"speaker\":…,\"text\":…}; see docs/guides/conversation-quality.md."})
public final class QaCommand implements Callable<Integer> {

    private static final String BASE = "_base";

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Conversations, one or more in a file.")
    List<Path> files = List.of();

    @Option(names = "--journal", arity = "0..1", paramLabel = "HOST:PORT", fallbackValue = "", description = "Mark the calls in the journal of the running mesh (default: at 127.0.0.1:19092).")
    Optional<String> servers = Optional.empty();

    @Option(names = "--follow", description = "With --journal: go on, and mark each call when it ends, one after another.")
    boolean follow;

    @Option(names = "--assistant", paramLabel = "ID", description = "By whose rules (default: those of the assistant named in the file, else what all have in common).")
    Optional<String> assistant = Optional.empty();

    @Option(names = "--assistants", paramLabel = "FOLDER", description = "Where the packs are (default: assistants, in the checkout).")
    Optional<Path> assistants = Optional.empty();

    @Option(names = "--language", paramLabel = "xx", description = "What is spoken (default: as the file says, else guessed from the writing).")
    Optional<String> language = Optional.empty();

    @Option(names = "--json", description = "Print the marks as one JSON object.")
    boolean json;

    private final Journal journal;
    private final Map<String, Assessor> byAssistant = new HashMap<>();

    /// @param journal of the mesh
    public QaCommand(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            if (files.isEmpty() == servers.isEmpty()) throw new Refused(Refused.BAD_REQUEST, "name files, or --journal.");
            if (follow && servers.isPresent()) journal.read(address(), true, new JournalCalls(ended -> print(List.of(ended))));
            else print(conversations());
            return 0;
        } catch (Unreadable | BadRules | Refused told) {
            var err = spec.commandLine().getErr();
            err.println(spec.qualifiedName() + ": " + told.getMessage());
            err.flush();
            return Refused.BAD_REQUEST;
        }
    }

    private List<Conversation> conversations() throws InterruptedException {
        var conversations = new ArrayList<Conversation>();
        for (var file : files) conversations.addAll(TranscriptFile.read(file));
        if (servers.isPresent()) journal.read(address(), false, new JournalCalls(conversations::add));
        return conversations;
    }

    private String address() {
        return servers.filter(given -> !given.isEmpty()).orElseGet(() -> Address.usual(19_092).toString());
    }

    private void print(List<Conversation> conversations) {
        var report = new QualityReport(conversations.stream().map(this::assess).toList());
        var out = spec.commandLine().getOut();
        out.println(json ? report.json() : report.text());
        out.flush();
    }

    private Assessment assess(Conversation read) {
        var conversation = language.map(given -> new Conversation(read.name(), read.assistant(), given, read.remarks())).orElse(read);
        return byAssistant.computeIfAbsent(rulesOf(conversation), id -> new Assessor(Rules.of(folder().resolve(id)))).assess(conversation);
    }

    /// A pack that is named in a file and not here has no rules of its own; one that is asked for must be here.
    private String rulesOf(Conversation conversation) {
        if (assistant.isPresent() && !known(assistant.get())) throw new Refused(Refused.BAD_REQUEST, "there is no assistant '" + assistant.get() + "' in " + folder() + ".");
        var named = assistant.orElse(conversation.assistant());
        return known(named) ? named : BASE;
    }

    private boolean known(String id) {
        return id.matches("[\\w-]+") && Files.exists(folder().resolve(id).resolve("assistant.yaml"));
    }

    private Path folder() {
        return assistants.orElseGet(() -> Path.of(System.getProperty("callmesh.root", ".")).resolve("assistants"));
    }
}
