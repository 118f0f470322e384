package io.callmesh.llm.engine.grounded;

import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.llm.language.Sentences;
import io.callmesh.runtime.Sink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/// Answers in the words of the best source, one clause at a time.
@ApplicationScoped
@Named("grounded")
class GroundedGenerator implements Generator {

    @Override
    public String name() {
        return "grounded";
    }

    @Override
    public boolean quotes() {
        return true;
    }

    @Override
    public void generate(Job job, Sink<Piece> said) throws InterruptedException {
        switch (job.task()) {
            case Task.Question question -> answer(question, said);
            case Task.Summarize summarize -> tell(Gist.of(job.history(), summarize, job.language()), said);
            case Task.Translate _, Task.Chat _, Task.Write _ -> said.put(Piece.finish(Reason.UNSUPPORTED));
        }
    }

    private static void answer(Task.Question question, Sink<Piece> said) throws InterruptedException {
        var source = question.sources().getFirst();
        said.put(new Piece.Citation(source.id(), source.title(), source.score()));
        tell(source.answer(), said);
    }

    private static void tell(String text, Sink<Piece> said) throws InterruptedException {
        for (var clause : Sentences.clauses(text)) {
            if (Thread.interrupted()) throw new InterruptedException();
            said.put(Piece.text(clause));
        }
        said.put(Piece.finish(Reason.STOP));
    }
}
