package io.callmesh.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The document as the parser of AsyncAPI's authors reads it, where npm can install that; elsewhere skipped, with a line that says so.
class AsyncApiParserTest {

    private static final String PARSER = "@asyncapi/parser@3";

    private static final String STRICT = """
            const { Parser, fromFile } = require("@asyncapi/parser");
            fromFile(new Parser(), process.argv[2]).parse().then(({ document, diagnostics }) => {
              diagnostics.filter(found => found.severity <= 1).forEach(found => console.log(found.path.join("/"), found.message));
              console.log(document ? "valid " + document.version() : "invalid");
            });
            """;

    @Test
    void itIsValidAndHasNoWarning(@TempDir Path folder) throws Exception {
        assumeTrue(installed(folder), PARSER);
        Files.writeString(folder.resolve("parse.js"), STRICT);

        var said = run(folder, "node", "parse.js", AsyncApi.DOCUMENT.toAbsolutePath().normalize().toString());

        assertThat(said.strip()).isEqualTo("valid 3.0.0");
    }

    private static boolean installed(Path folder) throws Exception {
        Files.writeString(folder.resolve("package.json"), "{}");
        String said;
        try {
            said = run(folder, "npm", "install", PARSER, "--no-audit", "--no-fund", "--fetch-retries=0", "--fetch-timeout=20000");
        } catch (IOException absent) {
            said = "npm is not installed";
        }
        boolean done = Files.isDirectory(folder.resolve("node_modules/@asyncapi/parser"));
        if (!done) System.err.println("SKIPPED: npm cannot install " + PARSER + ": " + said.lines().findFirst().orElse(""));
        return done;
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "output", ".txt");
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        return Files.readString(output);
    }
}
