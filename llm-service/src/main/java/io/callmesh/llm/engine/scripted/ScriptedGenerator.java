package io.callmesh.llm.engine.scripted;

import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.runtime.Sink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/// Says one fixed text for each kind of job, word by word, and waits for as long as its settings say.
@ApplicationScoped
@Named("scripted")
class ScriptedGenerator implements Generator {

    private final ScriptedSettings settings;

    ScriptedGenerator(ScriptedSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public void generate(Job job, Sink<Piece> said) throws InterruptedException {
        var words = script(job.task()).split("(?<= )");
        int most = job.maxTokens() > 0 ? Math.min(job.maxTokens(), words.length) : words.length;
        if (job.task() instanceof Task.Question question) cite(question.sources().getFirst(), said);
        for (int i = 0; i < most; i++) {
            if (Thread.interrupted()) throw new InterruptedException();
            if (i == 0) Thread.sleep(settings.firstToken());
            else if (words[i - 1].endsWith(". ")) Thread.sleep(settings.nextSentence());
            said.put(Piece.text(words[i]));
        }
        said.put(new Piece.Finish(most < words.length ? Reason.LENGTH : Reason.STOP, 0, most));
    }

    private static void cite(Job.Source source, Sink<Piece> said) throws InterruptedException {
        said.put(new Piece.Citation(source.id(), source.title(), source.score()));
    }

    private String script(Task task) {
        return switch (task) {
            case Task.Question _ -> settings.answer();
            case Task.Translate _ -> "This is the scripted translation.";
            case Task.Summarize _ -> "This is the scripted summary of a call.";
            case Task.Chat _ -> "This is the scripted reply in a chat.";
            case Task.Write _ -> "This is the scripted text.";
        };
    }
}
