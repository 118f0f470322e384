package io.callmesh.eval.command;

import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.report.EventJson;
import io.callmesh.eval.report.Transcript;
import java.io.PrintWriter;
import java.util.function.Consumer;

/// Prints each event of a call as it comes.
final class Printer implements Consumer<CallEvent> {

    private final PrintWriter out;
    private final boolean json;

    Printer(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    @Override
    public void accept(CallEvent event) {
        (json ? EventJson.line(event) : Transcript.line(event)).ifPresent(this::print);
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
