package io.callmesh.eval.command;

import io.callmesh.eval.endpoint.EndpointBench;
import io.callmesh.eval.report.Findings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./mesh bench endpoints`: the delay of the end of speech against false ends, on recordings of people; needs no mesh.
@Command(name = "endpoints", mixinStandardHelpOptions = true, description = {
    "How soon, and how wrongly, the end of speech is found: recordings of people from ../shared/data, as they are,",
    "in noise, by telephone, and with pauses. Needs no running mesh."})
public final class EndpointsCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--json", description = "Print the findings as one JSON object instead of Markdown.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        var findings = new Findings("endpoints");
        new EndpointBench(this::progress).measure(findings);
        return Told.findings(spec, findings, json);
    }

    private void progress(String line) {
        Told.progress(spec, line);
    }
}
