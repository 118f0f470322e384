package io.callmesh.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.launcher.part.CommandLine;
import io.callmesh.launcher.part.Part;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A program among the classes of a service that prints one JSON object. It ends with us.
///
/// @param options for its JVM, beside those of the part
record Tool(Mesh mesh, Part part, String main, List<String> options) {

    static Tool of(Mesh mesh, Part part, String main, String... options) {
        return new Tool(mesh, part, main, List.of(options));
    }

    JsonNode run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(CommandLine.tool(part, main, options.toArray(String[]::new)));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).directory(mesh.home().program(part).toFile()).redirectError(Redirect.INHERIT).start();
        var ending = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            return read(process);
        } finally {
            process.destroy();
            Runtime.getRuntime().removeShutdownHook(ending);
        }
    }

    private JsonNode read(Process process) throws IOException, InterruptedException {
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new Trouble("The benchmark failed with exit code " + process.exitValue() + ".");
        return new ObjectMapper().readTree(printed);
    }
}
