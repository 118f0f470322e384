package io.callmesh.launcher.command;

import io.callmesh.launcher.demo.grpc.CallerVoice;
import io.callmesh.launcher.part.Part;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `say`: a recording of a caller who is not there, for `./mesh call` and for programs under test.
@Command(name = "say", mixinStandardHelpOptions = true,
        description = "Has the running mesh speak English words into a WAV file (16 kHz, mono), to play them as a caller.")
public final class SayCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TEXT", description = "What to say.")
    private String text;

    @Parameters(index = "1", paramLabel = "FILE", description = "The WAV file to write.")
    private Path file;

    @Override
    public Integer call() throws Exception {
        var address = Mesh.here().settings().grpc(Part.TTS);
        try (var voice = CallerVoice.at(address)) {
            voice.say(text).write(file);
        } catch (RuntimeException refused) { // of gRPC, which is no business of commands
            throw new Trouble("./mesh say: no voice at " + address + " (" + refused.getMessage() + "). Is the mesh up? ./mesh status");
        }
        return 0;
    }
}
