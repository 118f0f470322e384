package io.callmesh.eval.command;

import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.Caller;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./mesh chat`: each line of standard input (UTF-8) is one turn of a typed conversation.
@Command(name = "chat", mixinStandardHelpOptions = true, description = {
    "Talks to an assistant by typed turns, one a line from standard input.",
    "A line `/keys 12#` presses keys."})
public final class ChatCommand implements Callable<Integer> {

    private static final int SPOKEN_HZ = 16_000;
    private static final String KEYS = "/keys ";

    private final InputStream input;

    @Spec
    CommandSpec spec;

    @Mixin
    Dialing dialing;

    @Option(names = "--record", paramLabel = "FILE", description = "Have the answers spoken and write them to a WAV file.")
    Optional<Path> record;

    public ChatCommand() {
        this(System.in);
    }

    ChatCommand(InputStream input) {
        this.input = input;
    }

    @Override
    public Integer call() throws Exception {
        return Attempt.run(spec, dialing.address(), this::hold);
    }

    private int hold() throws InterruptedException, IOException {
        var medium = new Opening.Medium.Typed(record.isPresent() ? SPOKEN_HZ : 0);
        try (var gateway = dialing.open()) {
            dialing.check(gateway, false);
            converse(gateway, new Opening(dialing.assistant, dialing.language, medium));
        }
        return 0;
    }

    private void converse(Gateway gateway, Opening opening) throws InterruptedException, IOException {
        var printer = new Printer(spec.commandLine().getOut(), dialing.json);
        try (var caller = Caller.call(gateway, opening, printer)) {
            try {
                caller.greeting();
                talk(caller);
                caller.hangUp();
            } finally {
                Records.write(caller, record);
            }
            if (caller.failure().isPresent()) throw caller.failure().get();
        }
    }

    private void talk(Caller caller) throws InterruptedException, IOException {
        var lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null && !caller.over(); line = lines.readLine()) {
            if (line.isBlank()) continue;
            var answer = line.startsWith(KEYS) ? caller.press(line.substring(KEYS.length()).strip()) : caller.type(line.strip());
            answered(caller, answer);
        }
    }

    private static void answered(Caller caller, Answer answer) {
        if (!answer.complete() && !caller.over()) throw new Refused(Refused.FAILED, "no answer within " + Caller.PATIENCE.toSeconds() + " s.");
    }
}
