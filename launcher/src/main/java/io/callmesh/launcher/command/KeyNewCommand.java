package io.callmesh.launcher.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `key new`: makes one and shows it once.
@Command(name = "new", mixinStandardHelpOptions = true, description = "Makes a key and prints it, once. Only its hash is kept.")
public final class KeyNewCommand implements Callable<Integer> {

    @ParentCommand
    private KeyCommand key = new KeyCommand();

    @Option(names = "--tenant", paramLabel = "T", required = true, description = "Whose callers, sessions and assistants it is for.")
    private String tenant = "";

    @Option(names = "--role", paramLabel = "R[,R]", required = true, description = "integrator, agent, supervisor, admin or caller.")
    private String role = "";

    @Option(names = "--assistants", paramLabel = "A[,A]", description = "The only assistants that it is for (default: all that the tenant has).")
    private Optional<String> assistants = Optional.empty();

    @Option(names = "--calls", paramLabel = "N", description = "How many calls and chats it may hold at once.")
    private Optional<Integer> calls = Optional.empty();

    @Option(names = "--calls-per-minute", paramLabel = "N", description = "How many it may begin in a minute.")
    private Optional<Integer> callsPerMinute = Optional.empty();

    @Option(names = "--requests-per-minute", paramLabel = "N", description = "How many requests of any kind it may make in a minute.")
    private Optional<Integer> requestsPerMinute = Optional.empty();

    @Option(names = "--expires", paramLabel = "90d", description = "After how long it opens nothing any more (default: never).")
    private Optional<String> expires = Optional.empty();

    @Option(names = "--label", paramLabel = "TEXT", description = "What it is for, for people.")
    private Optional<String> label = Optional.empty();

    @Override
    public Integer call() throws Exception {
        var words = new ArrayList<>(List.of("tenant=" + tenant, "role=" + role));
        assistants.ifPresent(names -> words.add("assistants=" + names));
        calls.ifPresent(many -> words.add("calls=" + many));
        callsPerMinute.ifPresent(many -> words.add("calls-per-minute=" + many));
        requestsPerMinute.ifPresent(many -> words.add("requests-per-minute=" + many));
        expires.ifPresent(time -> words.add("expires=" + time));
        label.ifPresent(text -> words.add("label=" + text));
        return key.run("new", words);
    }
}
