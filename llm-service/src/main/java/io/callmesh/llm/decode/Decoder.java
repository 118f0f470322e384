package io.callmesh.llm.decode;

import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Source;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.llm.knowledge.Found;
import io.callmesh.llm.knowledge.KnowledgeBase;
import io.callmesh.llm.language.Sentences;
import io.callmesh.llm.pool.EnginePool;
import io.callmesh.llm.verbalize.Template;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Gets jobs done: finds the sources of a question, runs the engine where it belongs, and fills sentences itself, whatever
/// the engine. Called on virtual threads.
public final class Decoder {

    private static final int SOURCES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final EnginePool pool;
    private final Semaphore remote;

    /// @param remote how many jobs may wait for other machines at once
    public Decoder(EnginePool pool, int remote) {
        this.pool = pool;
        this.remote = new Semaphore(remote);
    }

    /// Tells a sentence with its values, clause by clause.
    ///
    /// @throws MeshException with `BadInput` naming a value that is missing or cannot be read
    public void verbalize(String template, Map<String, String> values, String language, Sink<Piece> said) throws InterruptedException {
        for (var clause : Sentences.clauses(Template.fill(template, values, language))) said.put(Piece.text(clause));
        said.put(Piece.finish(Reason.STOP));
    }

    /// Answers from the knowledge, or finishes with `UNKNOWN` and no word when it holds no answer.
    ///
    /// @param job with any task; the question and its sources replace it
    public void answer(Generator engine, Job job, Spoken question, KnowledgeBase knowledge, Sink<Piece> said) throws InterruptedException {
        var sources = pool.run(() -> knowledge.find(question.reveal(), SOURCES)).stream().filter(Found::sure).map(Decoder::source).toList();
        if (sources.isEmpty()) said.put(Piece.finish(Reason.UNKNOWN));
        else generate(engine, new Job(job.language(), job.history(), new Task.Question(question, sources), job.tools(), job.maxTokens()), said);
    }

    private static Source source(Found found) {
        var passage = found.passage();
        return new Source(passage.id(), passage.title(), passage.text(), found.answer(), found.score());
    }

    /// Runs a job on the engine pool, or here when the engine waits for another machine.
    public void generate(Generator engine, Job job, Sink<Piece> said) throws InterruptedException {
        if (engine.remote()) {
            elsewhere(engine, job, said);
            return;
        }
        pool.run(() -> {
            engine.generate(job, said);
            return List.of();
        });
    }

    private void elsewhere(Generator engine, Job job, Sink<Piece> said) throws InterruptedException {
        if (!remote.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) throw new MeshException(new Fault.Overloaded(engine.name(), PATIENCE));
        try {
            engine.generate(job, said);
        } finally {
            remote.release();
        }
    }
}
