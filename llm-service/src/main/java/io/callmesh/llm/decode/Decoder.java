package io.callmesh.llm.decode;

import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Source;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.llm.grounding.Checked;
import io.callmesh.llm.grounding.Readings;
import io.callmesh.llm.guard.Guardrail;
import io.callmesh.llm.guard.Instructions;
import io.callmesh.llm.knowledge.Found;
import io.callmesh.llm.knowledge.KnowledgeBase;
import io.callmesh.llm.language.Sentences;
import io.callmesh.llm.pool.EnginePool;
import io.callmesh.llm.verbalize.Template;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.fallback.Candidate;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.privacy.Spoken;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Gets jobs done: finds the sources of a question, runs the engine where it belongs, and fills sentences itself, whatever
/// the engine. Called on virtual threads.
///
/// When the time of the turn is over, an answer ends with what was told until then (`LENGTH`), and a question nobody has
/// begun to answer is answered with the sentences that were found.
public final class Decoder {

    /// Who says what was found, when no engine did.
    public static final String RETRIEVAL = "retrieval";

    private static final Logger LOG = Logger.getLogger(Decoder.class);
    private static final int SOURCES = 3;

    private final EnginePool pool;
    private final EnginePool remote;
    private final Fallback fallback;
    private final Readings readings = new Readings();
    private final Screen screen = new Screen();

    /// @param pool   for engines that compute
    /// @param remote for engines that wait for other machines
    public Decoder(EnginePool pool, EnginePool remote, Fallback fallback) {
        this.pool = pool;
        this.remote = remote;
        this.fallback = fallback;
    }

    /// Tells a sentence with its values, clause by clause. What values tell a reader to do is not told: they may be results of tools.
    ///
    /// @throws MeshException with `BadInput` naming a value that is missing or cannot be read
    public void verbalize(String template, Map<String, String> values, String language, Sink<Piece> said) throws InterruptedException {
        String text = Template.fill(template, values, language, Instructions::without);
        if (!text.equals(Template.fill(template, values, language))) said.put(injection("value"));
        for (var clause : Sentences.clauses(text)) said.put(Piece.text(clause));
        said.put(Piece.finish(Reason.STOP));
    }

    /// Answers from the knowledge, or finishes with `UNKNOWN` and no word when it holds no answer.
    ///
    /// @param order who is asked
    /// @param job   with any task; the question and its sources replace it
    public void answer(List<Candidate<Generator>> order, Job job, Spoken question, KnowledgeBase knowledge, Sink<Said> said) throws InterruptedException {
        var found = search(question, job.history(), knowledge, SOURCES).stream().filter(Found::sure).toList();
        var sources = found.stream().map(this::source).filter(source -> !source.answer().isBlank()).toList();
        if (sources.isEmpty()) {
            said.put(new Said(order.getFirst().name(), Piece.finish(Reason.UNKNOWN)));
            return;
        }
        if (found.stream().map(Found::passage).anyMatch(passage -> screen.instructed(passage.title()) || screen.instructed(passage.text()))) {
            said.put(new Said(RETRIEVAL, injection("knowledge")));
        }
        try {
            generate(order, job.with(new Task.Question(question, sources)), said);
        } catch (MeshException failure) {
            if (!outOfTime(failure)) throw failure;
            tell(sources.getFirst(), said);
        }
    }

    private static Piece injection(String source) {
        LOG.infof("instructions not passed on source=%s", source);
        return new Piece.Withheld(Guardrail.INJECTION.spelled());
    }

    /// The passages nearest to a question, sure or not.
    ///
    /// @param before what was said before it, the oldest first
    public List<Found> search(Spoken question, List<Message> before, KnowledgeBase knowledge, int most) throws InterruptedException {
        return pool.run("retrieval", () -> knowledge.find(question.reveal(), said(before), most));
    }

    private static List<String> said(List<Message> history) {
        return history.stream().filter(message -> message.role() == Role.CALLER || message.role() == Role.ASSISTANT).map(message -> message.text().reveal()).toList();
    }

    private static void tell(Source source, Sink<Said> said) throws InterruptedException {
        said.put(new Said(RETRIEVAL, new Piece.Citation(source.id(), source.title(), source.score())));
        said.put(new Said(RETRIEVAL, Piece.text(source.answer())));
        said.put(new Said(RETRIEVAL, Piece.finish(Reason.STOP)));
    }

    private Source source(Found found) {
        var passage = found.passage();
        return new Source(passage.id(), screen.without(passage.title()), screen.without(passage.text()), screen.without(found.answer()), found.score());
    }

    /// Has a job done by the first engine that can. What results of tools tell a reader to do no engine reads, and what is sensitive no
    /// language model: it gets tokens, and the values are put back before what it says is checked.
    ///
    /// @throws MeshException with `TimedOut` when the turn's time is over and nothing was told, or what the last engine failed with
    public void generate(List<Candidate<Generator>> order, Job job, Sink<Said> said) throws InterruptedException {
        var harmless = job.after(job.history().stream().map(Decoder::harmless).toList());
        if (!harmless.equals(job)) said.put(new Said(order.getFirst().name(), injection("tool")));
        fallback.<Generator, Said>tell(order, said, (engine, out) -> run(engine, harmless, out));
    }

    private static Message harmless(Message message) {
        String text = message.text().reveal();
        return message.role() == Role.TOOL && Instructions.in(text) ? new Message(Role.TOOL, Spoken.of(Instructions.without(text)), message.toolCallId()) : message;
    }

    private void run(Generator engine, Job job, Sink<Said> said) throws InterruptedException {
        var timely = new Timely(engine.name(), said);
        try {
            (engine.remote() ? remote : pool).run("generation", () -> generated(engine, job, timely));
        } catch (MeshException failure) {
            boolean told = timely.close();
            if (!told || !outOfTime(failure)) throw failure;
            said.put(new Said(engine.name(), Piece.finish(Reason.LENGTH)));
        }
    }

    private Sink<Piece> generated(Generator engine, Job job, Sink<Piece> said) throws InterruptedException {
        try {
            var checked = engine.quotes() ? Checked.of(job, readings, said) : Checked.ofOwnWords(job, readings, said);
            if (engine.writes()) Hidden.generate(engine, job, checked);
            else engine.generate(job, checked);
        } catch (Checked.Enough withheld) {
            LOG.infof("sentence withheld engine=%s", engine.name());
        }
        return said;
    }

    private static boolean outOfTime(MeshException failure) {
        return failure.fault() instanceof Fault.TimedOut && TurnBudget.current().spent();
    }
}
