package io.callmesh.eval.command;

import io.callmesh.eval.clip.SharedData;
import io.callmesh.eval.report.Findings;
import io.callmesh.eval.understanding.LabelledFiles;
import io.callmesh.eval.understanding.LabelledSet;
import io.callmesh.eval.understanding.Sets;
import io.callmesh.eval.understanding.UnderstandingBench;
import io.callmesh.eval.understanding.grpc.LlmMind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./mesh eval understanding`: intents, slots and strangers, by labelled lines.
@Command(name = "understanding", mixinStandardHelpOptions = true, description = {
    "How much the running llm-service understands: training lines become a pack, test lines are asked.",
    "Reads files of JSON lines, or folders of them, as banking77, CLINC150, MultiDoGo, SNIPS, NLU++, RESTAURANTS-8K,",
    "X-RiSAWOZ and CrossWOZ have them,",
    "and lines {\"text\":…,\"intent\":…}; see docs/evaluation.md."})
public final class UnderstandingCommand implements Callable<Integer> {

    private static final List<String> PUBLIC = List.of("banking77", "clinc150", "multidogo", "snips", "nlupp", "restaurant8k", "xrisawoz", "crosswoz");
    private static final List<Double> HOMOPHONES = List.of(0.0, 0.05, 0.1, 0.2);

    @Spec
    CommandSpec spec;

    @Option(names = "--train", paramLabel = "FILE", description = "What the pack is made of (default: every set of ../shared/data that is there).")
    Optional<Path> train;

    @Option(names = "--test", paramLabel = "FILE", description = "What is asked (default: every fifth line of --train, which is then not learned).")
    Optional<Path> test;

    @Option(names = "--noise", split = ",", paramLabel = "SHARE", description = "Shares of words that are misheard, as 0,0.05,0.1,0.2: one row for each (default: 0).")
    List<Double> noise = List.of(0.0);

    @Option(names = "--homophones", description = "Ask with 0, 5, 10 and 20 %% of the words (Chinese: characters) misheard: the same as --noise 0,0.05,0.1,0.2.")
    boolean homophones;

    @Option(names = "--language", paramLabel = "TAG", description = "Of the lines: en or zh (default: as they are written).")
    Optional<String> language;

    @Option(names = "--llm", paramLabel = "HOST:PORT", description = "Where the llm-service listens for gRPC (default: 127.0.0.1:9082).")
    Optional<String> llm;

    @Option(names = "--parallel", paramLabel = "N", defaultValue = "2", description = "Lines asked at a time (default: ${DEFAULT-VALUE}).")
    int parallel;

    @Option(names = "--json", description = "Print the findings as one JSON object instead of Markdown.")
    boolean json;

    @Option(names = "--by-heart", description = "Slots know just the values that the training lines have: the baseline of slot_f1.")
    boolean byHeart;

    @Override
    public Integer call() throws Exception {
        return Attempt.run(spec, fault -> Attempt.refusal(fault, "llm", "--llm", address()), this::evaluate);
    }

    private int evaluate() throws IOException, InterruptedException {
        check();
        var findings = new Findings("understanding");
        var sets = sets(findings);
        try (var mind = LlmMind.at(address().host(), address().port(), byHeart)) {
            new UnderstandingBench(mind, language, parallel, this::progress).measure(sets, homophones ? HOMOPHONES : noise, findings);
        }
        return Told.findings(spec, findings, json);
    }

    private void check() {
        if (test.isPresent() && train.isEmpty()) throw new Refused(Refused.BAD_REQUEST, "--test needs --train: what should be learned?");
        if (parallel < 1) throw new Refused(Refused.BAD_REQUEST, "--parallel must be at least 1");
        if (noise.stream().anyMatch(share -> share < 0 || share > 1)) throw new Refused(Refused.BAD_REQUEST, "--noise must be shares from 0 to 1");
    }

    private List<Sets> sets(Findings findings) throws IOException {
        if (train.isPresent() && test.isPresent()) return Sets.paired(LabelledFiles.read(train.get()), LabelledFiles.read(test.get()));
        var whole = new ArrayList<LabelledSet>();
        for (var place : train.map(List::of).orElseGet(UnderstandingCommand::everything)) whole.addAll(LabelledFiles.read(place));
        if (whole.isEmpty()) findings.note("SKIPPED: there is no ../shared/data beside the checkout, and no --train");
        else findings.note("no --test: asked are every fifth line (of dialogues every fifth dialogue), the others are learned");
        return whole.stream().map(Sets::divided).toList();
    }

    private static List<Path> everything() {
        return PUBLIC.stream().map(SharedData::folder).flatMap(Optional::stream).toList();
    }

    private void progress(String line) {
        Told.progress(spec, line);
    }

    private Address address() {
        return llm.map(text -> Address.parse("--llm", text)).orElseGet(() -> Address.usual(9082));
    }
}
