package io.callmesh.eval.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/// A command that was run as from a shell.
record Ran(int exitCode, List<String> out, List<String> err) {

    static Ran command(Object command, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = new CommandLine(command).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
        return new Ran(exitCode, out.toString().lines().toList(), err.toString().lines().toList());
    }
}
