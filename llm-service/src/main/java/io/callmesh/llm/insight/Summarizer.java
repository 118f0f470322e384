package io.callmesh.llm.insight;

import io.callmesh.llm.decode.Decoder;
import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Piece;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.fallback.Candidate;
import java.util.List;
import org.jboss.logging.Logger;

/// Sums calls up with the configured engine, and by rule when that one cannot.
public final class Summarizer {

    /// @param text   personal: what was said on the call
    /// @param engine who wrote it
    public record Summary(String text, String engine) {}

    private static final Logger LOG = Logger.getLogger(Summarizer.class);
    private static final int TOKENS = 160;

    private final Decoder decoder;
    private final List<Candidate<Generator>> engines;

    /// @param engines the one to ask first, and those to ask when it fails or cannot sum up
    public Summarizer(Decoder decoder, List<Candidate<Generator>> engines) {
        this.decoder = decoder;
        this.engines = List.copyOf(engines);
    }

    /// @throws MeshException when the last engine fails too
    public Summary sumUp(Call call) throws InterruptedException {
        for (var engine : engines.subList(0, engines.size() - 1)) {
            try {
                var text = text(engine, call);
                if (!text.isBlank()) return new Summary(text, engine.name());
            } catch (MeshException failed) {
                LOG.warnf("summary falls back engine=%s fault=%s", engine.name(), failed.fault());
            }
        }
        return new Summary(text(engines.getLast(), call), engines.getLast().name());
    }

    private String text(Candidate<Generator> engine, Call call) throws InterruptedException {
        var task = new Job.Task.Summarize(call.topics(), call.facts());
        var text = new StringBuilder();
        decoder.generate(List.of(engine), new Job(call.language(), call.history(), task, List.of(), TOKENS), said -> {
            if (said.piece() instanceof Piece.Text(var words)) text.append(words.reveal());
        });
        return text.toString();
    }
}
