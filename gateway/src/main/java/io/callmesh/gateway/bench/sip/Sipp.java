package io.callmesh.gateway.bench.sip;

import io.callmesh.audio.MuLaw;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// SIPp (Debian: sip-tester), a program of others that calls as often as it is told.
///
/// @param folder for its files
record Sipp(Path folder, int port) {

    private static final Pattern SUCCESSFUL = Pattern.compile("Successful call\\s*\\|[^|]*\\|\\s*(\\d+)"), FAILED = Pattern.compile("Failed call\\s*\\|[^|]*\\|\\s*(\\d+)");
    private static final int RATE_HZ = 8_000, MINUTES = 5;

    /// How many calls went as the scenario has it, and how many did not.
    record Outcome(int successful, int failed) {}

    /// @param scenario of the resources beside this class
    /// @param pause    in milliseconds, where the scenario has one
    /// @param more     options of SIPp
    Outcome run(String scenario, int calls, int perSecond, int pause, String... more) throws IOException, InterruptedException {
        var file = folder.resolve(scenario);
        try (InputStream in = Objects.requireNonNull(Sipp.class.getResourceAsStream(scenario))) {
            Files.writeString(file, new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("PAUSE", Integer.toString(pause)).replace("VOICE", voice().toString()));
        }
        var output = folder.resolve(scenario + ".txt");
        var command = new ArrayList<>(List.of("sipp", "127.0.0.1:" + port, "-sf", file.toString(), "-s", "scripted", "-i", "127.0.0.1", "-nostdin"));
        command.addAll(List.of("-m", Integer.toString(calls), "-l", Integer.toString(calls), "-r", Integer.toString(perSecond)));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) process.destroyForcibly();
        var told = Files.readString(output, StandardCharsets.ISO_8859_1);
        return new Outcome(last(SUCCESSFUL, told), last(FAILED, told));
    }

    private static int last(Pattern pattern, String text) {
        return pattern.matcher(text).results().reduce((_, later) -> later).map(found -> Integer.parseInt(found.group(1))).orElse(0);
    }

    /// One second of a tone, and one of nothing.
    private Path voice() throws IOException {
        var samples = new short[2 * RATE_HZ];
        for (int i = 0; i < RATE_HZ; i++) samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * 440 * i / RATE_HZ));
        var code = new byte[samples.length];
        for (int i = 0; i < code.length; i++) code[i] = MuLaw.encode(samples[i]);
        return Files.write(folder.resolve("voice.ulaw"), code);
    }
}
