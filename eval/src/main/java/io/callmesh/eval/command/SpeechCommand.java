package io.callmesh.eval.command;

import io.callmesh.eval.clip.SharedData;
import io.callmesh.eval.report.Findings;
import io.callmesh.eval.speech.Errors;
import io.callmesh.eval.speech.SpeechBench;
import io.callmesh.eval.speech.SpokenText;
import io.callmesh.eval.speech.SpokenTexts;
import io.callmesh.eval.speech.grpc.AsrListener;
import io.callmesh.runtime.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./mesh eval speech`: word and character error rates of the running recogniser.
@Command(name = "speech", mixinStandardHelpOptions = true, description = {
    "Word and character error rates of the running asr-service on labelled recordings: yours, or those of ../shared/data whose names",
    "say what is said. docs/evaluation.md tells how labels are found."})
public final class SpeechCommand implements Callable<Integer> {

    private static final List<String> PUBLIC = List.of("fsdd", "asterisk-prompts");

    @Spec
    CommandSpec spec;

    @Option(names = {"--clips", "--test"}, paramLabel = "FOLDER", description = "Recordings with their texts, or a file that lists them (default: fsdd and asterisk-prompts of ../shared/data).")
    Optional<Path> clips = Optional.empty();

    @Option(names = "--language", defaultValue = "en", description = "That is spoken (default: ${DEFAULT-VALUE}).")
    String language;

    @Option(names = "--rate", paramLabel = "HZ", defaultValue = "16000", description = "16000 or 8000 (default: ${DEFAULT-VALUE}).")
    int rate;

    @Option(names = "--engine", defaultValue = "", description = "Of the asr-service (default: the one configured for the language).")
    String engine;

    @Option(names = "--unhinted", description = "Do not tell the recogniser which texts there are; one that needs a vocabulary then hears nothing.")
    boolean unhinted;

    @Option(names = "--count", paramLabel = "N", defaultValue = "200", description = "Recordings of each set, at the most (default: ${DEFAULT-VALUE}).")
    int count;

    @Option(names = "--asr", paramLabel = "HOST:PORT", description = "Where the asr-service listens for gRPC (default: 127.0.0.1:9081).")
    Optional<String> asr = Optional.empty();

    @Option(names = "--json", description = "Print the findings as one JSON object instead of Markdown.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        return Attempt.run(spec, this::refusal, this::evaluate);
    }

    private Refused refusal(Fault fault) {
        return fault instanceof Fault.NotFound(_, var what, _) ? new Refused(Refused.NO_RECOGNIZER, what) : Attempt.refusal(fault, "asr", "--asr", address());
    }

    private int evaluate() throws IOException {
        if (rate != 8_000 && rate != 16_000) throw new Refused(Refused.BAD_REQUEST, "--rate must be 16000 or 8000");
        if (count < 1) throw new Refused(Refused.BAD_REQUEST, "--count must be at least 1");
        var findings = new Findings("speech");
        var sets = sets(findings);
        try (var listener = AsrListener.at(address().host(), address().port(), engine)) {
            var bench = new SpeechBench(listener, language, rate, !unhinted, this::progress);
            var outcomes = new ArrayList<SpeechBench.Outcome>();
            for (var set : sets) outcomes.add(bench.measure(set.getFirst().set(), set, findings));
            tell(outcomes, findings);
        }
        return Told.findings(spec, findings, json);
    }

    private static void tell(List<SpeechBench.Outcome> outcomes, Findings findings) {
        if (outcomes.isEmpty()) return;
        findings.fact("wer", rate(outcomes.stream().map(SpeechBench.Outcome::words).toList())).fact("cer", rate(outcomes.stream().map(SpeechBench.Outcome::characters).toList()))
                .fact("clips", outcomes.stream().mapToInt(SpeechBench.Outcome::clips).sum());
    }

    private static double rate(List<Errors> errors) {
        return errors.stream().reduce(Errors::and).map(Errors::rate).orElse(0.0);
    }

    private List<List<SpokenText>> sets(Findings findings) throws IOException {
        var places = clips.map(List::of).orElseGet(() -> PUBLIC.stream().map(SharedData::folder).flatMap(Optional::stream).toList());
        if (places.isEmpty()) findings.note("SKIPPED: there is no ../shared/data beside the checkout, and no --clips");
        var sets = new ArrayList<List<SpokenText>>();
        for (var place : places) {
            var all = new ArrayList<>(SpokenTexts.read(place));
            Collections.shuffle(all, new Random(1));
            sets.add(all.subList(0, Math.min(count, all.size())));
        }
        return sets;
    }

    private void progress(String line) {
        Told.progress(spec, line);
    }

    private Address address() {
        return asr.map(text -> Address.parse("--asr", text)).orElseGet(() -> Address.usual(9081));
    }
}
