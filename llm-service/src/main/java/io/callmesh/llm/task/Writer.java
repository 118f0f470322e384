package io.callmesh.llm.task;

import io.callmesh.llm.decode.Decoder;
import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.fallback.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Has a whole text written by the first engine that can.
public final class Writer {

    /// The name under which rules sign.
    public static final String RULES = "rules";

    /// @param engine who made it: a language engine, or `rules`
    public record Written<T>(T result, String engine) {}

    private static final Logger LOG = Logger.getLogger(Writer.class);

    private final Decoder decoder;

    public Writer(Decoder decoder) {
        this.decoder = decoder;
    }

    /// @param order  who is asked
    /// @param reader nothing when what was written cannot be believed
    /// @return nothing when nobody could; then rules do it
    public <T> Optional<Written<T>> write(List<Candidate<Generator>> order, Job job, Function<String, Optional<T>> reader) throws InterruptedException {
        for (var engine : order) {
            try {
                var text = text(engine, job);
                var result = text.isBlank() ? Optional.<T>empty() : reader.apply(text.strip());
                if (result.isPresent()) return result.map(made -> new Written<>(made, engine.name()));
            } catch (MeshException failed) {
                LOG.warnf("task falls back engine=%s fault=%s", engine.name(), failed.fault());
            }
        }
        return Optional.empty();
    }

    /// @return empty when the engine cannot do the task
    private String text(Candidate<Generator> engine, Job job) throws InterruptedException {
        var text = new StringBuilder();
        decoder.generate(List.of(engine), job, said -> {
            if (said.piece() instanceof Piece.Text(var words)) text.append(words.reveal());
            if (said.piece() instanceof Piece.Finish finish && finish.reason() == Reason.UNSUPPORTED) text.setLength(0);
        });
        return text.toString();
    }
}
