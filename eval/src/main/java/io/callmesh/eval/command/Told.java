package io.callmesh.eval.command;

import io.callmesh.eval.report.Findings;
import picocli.CommandLine.Model.CommandSpec;

/// What commands that measure print: progress on standard error, findings on standard output. Safe for many threads.
final class Told {

    private Told() {}

    static void progress(CommandSpec command, String line) {
        var err = command.commandLine().getErr();
        synchronized (err) {
            err.println(line);
            err.flush();
        }
    }

    /// @return the exit code: without findings the command has failed
    static int findings(CommandSpec command, Findings findings, boolean json) {
        var out = command.commandLine().getOut();
        out.println(json ? findings.json() : findings.markdown());
        out.flush();
        return findings.rows().isEmpty() ? Refused.FAILED : 0;
    }
}
