package io.callmesh.launcher.command;

import io.callmesh.launcher.part.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./mesh recording CALL_ID --out FILE`: fetches what was recorded of a call from the gateway, whose audit has it.
@Command(name = "recording", mixinStandardHelpOptions = true, description = "Fetches the recording of a call: the caller on the left, the assistant on the right. The audit has who did.")
public final class RecordingCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CALL_ID", description = "The call.")
    private String callId = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The WAV file to write.")
    private Path out = Path.of("recording.wav");

    @Option(names = "--key", paramLabel = "KEY", defaultValue = "${env:CALLMESH_KEY:-}", description = "Where the gateway asks for keys (default: $CALLMESH_KEY).")
    private Optional<String> key = Optional.empty();

    @Override
    public Integer call() throws Exception {
        if (!callId.matches("[0-9A-Za-z-]{1,64}")) throw new Trouble("The id of a call was expected.");
        var uri = URI.create("http://127.0.0.1:" + Mesh.here().settings().port(Part.GATEWAY, "http") + "/v1/calls/" + callId + "/recording");
        var asked = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
        key.filter(given -> !given.isBlank()).ifPresent(given -> asked.header("Authorization", "Bearer " + given));
        var wav = fetched(asked.build());
        Files.write(out, wav);
        spec.commandLine().getOut().println(out + " " + wav.length + " bytes");
        return 0;
    }

    private static byte[] fetched(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return switch (answer.statusCode()) {
                case 200 -> answer.body();
                case 401, 403 -> throw new Trouble("The gateway does not give this recording to that key.");
                case 404 -> throw new Trouble("There is no recording of that call.");
                default -> throw new Trouble("The gateway answers " + answer.statusCode() + ".");
            };
        }
    }
}
