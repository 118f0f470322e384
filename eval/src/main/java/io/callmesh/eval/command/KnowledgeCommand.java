package io.callmesh.eval.command;

import io.callmesh.eval.clip.SharedData;
import io.callmesh.eval.knowledge.KnowledgeBench;
import io.callmesh.eval.knowledge.KnowledgeFiles;
import io.callmesh.eval.knowledge.grpc.LlmLibrary;
import io.callmesh.eval.report.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./mesh eval knowledge`: whether the right passage is found, and cited for what it gives.
@Command(name = "knowledge", mixinStandardHelpOptions = true, description = {
    "How well the running llm-service finds what a pack knows: recall beside BM25 alone, and citations.",
    "Reads dialogues as the second track of DSTC 10 has them, with knowledge.json beside them; see docs/evaluation.md."})
public final class KnowledgeCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--test", paramLabel = "FILE", description = "Dialogues that end with a question (default: ../shared/data/dstc10-spoken/val.jsonl, if it is there).")
    Optional<Path> test;

    @Option(names = "--language", defaultValue = "en", description = "Of the set: en or zh (default: ${DEFAULT-VALUE}).")
    String language;

    @Option(names = "--llm", paramLabel = "HOST:PORT", description = "Where the llm-service listens for gRPC (default: 127.0.0.1:9082).")
    Optional<String> llm;

    @Option(names = "--json", description = "Print the findings as one JSON object instead of Markdown.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        return Attempt.run(spec, fault -> Attempt.refusal(fault, "llm", "--llm", address()), this::evaluate);
    }

    private int evaluate() throws IOException, InterruptedException {
        var findings = new Findings("knowledge");
        var file = test.or(() -> SharedData.folder("dstc10-spoken").map(folder -> folder.resolve("val.jsonl")));
        if (file.isEmpty()) findings.note("SKIPPED: there is no ../shared/data beside the checkout, and no --test");
        else {
            try (var library = LlmLibrary.at(address().host(), address().port())) {
                new KnowledgeBench(library, language, this::progress).measure(KnowledgeFiles.read(file.get()), findings);
            }
        }
        return Told.findings(spec, findings, json);
    }

    private void progress(String line) {
        Told.progress(spec, line);
    }

    private Address address() {
        return llm.map(text -> Address.parse("--llm", text)).orElseGet(() -> Address.usual(9082));
    }
}
