package io.callmesh.eval.command;

import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.report.Findings;
import io.callmesh.eval.score.ForeignBench;
import io.callmesh.eval.score.ForeignBench.Counts;
import io.callmesh.eval.voice.Voices;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./mesh eval foreign`: what is not meant for an assistant must not become an order or a change.
@Command(name = "foreign", mixinStandardHelpOptions = true, description = {
    "Plays sounds that are not meant for the assistants by voice: requests to others, people who read, other languages, noise,",
    "from ../shared/data as far as it is there. Counts those that became an order or a change."})
public final class ForeignCommand implements Callable<Integer> {

    /// Requests that these assistants may well be asked.
    private static final Pattern BUSINESS = Pattern.compile("\\b(coffee|latte|espresso|mocha|cappuccino|drink|order|package|deliver|refund|return|cancel)");

    @Spec
    CommandSpec spec;

    @Mixin
    Services services = new Services();

    @Option(names = "--assistant", split = ",", paramLabel = "ID", description = "Who hears them (default: coffee,retail).")
    List<String> assistants = List.of("coffee", "retail");

    @Option(names = "--count", paramLabel = "N", defaultValue = "60", description = "Sounds for each assistant (default: ${DEFAULT-VALUE}).")
    int count;

    @Option(names = "--rate", paramLabel = "HZ", defaultValue = "16000", description = "16000 or 8000 (default: ${DEFAULT-VALUE}).")
    int rate;

    @Option(names = "--seed", defaultValue = "1", description = "Of what is chosen at random (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--parallel", paramLabel = "N", defaultValue = "2", description = "Calls at a time (default: ${DEFAULT-VALUE}).")
    int parallel;

    @Option(names = "--json", description = "Print the findings as one JSON object instead of Markdown.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        return Attempt.run(spec, services.gatewayAddress().toString(), this::evaluate);
    }

    private int evaluate() throws IOException, InterruptedException {
        if (parallel < 1 || count < 1) throw new Refused(Refused.BAD_REQUEST, "--parallel and --count must be at least 1");
        if (rate != 8_000 && rate != 16_000) throw new Refused(Refused.BAD_REQUEST, "--rate must be 16000 or 8000");
        var findings = new Findings("foreign");
        var counts = new ArrayList<Counts>();
        try (Gateway called = services.gateway(); Voices speaking = services.voices()) {
            var known = called.assistants().stream().map(Gateway.Offer::id).toList();
            for (var id : assistants) if (!known.contains(id)) throw new Refused(Refused.BAD_REQUEST, "there is no assistant '" + id + "'. There are: " + String.join(", ", known) + ".");
            var speech = new ForeignSpeech(speaking, seed, findings);
            var bench = new ForeignBench(called, parallel, this::progress);
            for (var id : assistants) counts.add(bench.measure(services.packs().resolve(id), rate, speech.take(count, ForeignCommand::business), findings));
        }
        findings.fact("utterances", sum(counts, Counts::heard)).fact("orders_or_changes", sum(counts, Counts::acted)).fact("taken_for_the_wish", sum(counts, Counts::taken));
        Told.findings(spec, findings, json);
        return sum(counts, Counts::acted) == 0 ? 0 : Refused.FAILED;
    }

    private static boolean business(String text) {
        return BUSINESS.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    private static int sum(List<Counts> counts, ToIntFunction<Counts> which) {
        return counts.stream().mapToInt(which).sum();
    }

    private void progress(String line) {
        Told.progress(spec, line);
    }
}
