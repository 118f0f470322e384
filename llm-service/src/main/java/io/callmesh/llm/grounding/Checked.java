package io.callmesh.llm.grounding;

import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Source;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.llm.guard.Guardrail;
import io.callmesh.llm.guard.Promises;
import io.callmesh.llm.language.Sentences;
import io.callmesh.runtime.Sink;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Stands behind an engine that answers a question and passes on only what its sources give: sentence by sentence, with the
/// citation of the passage that gives most of it before. The first sentence that they do not give is withheld; what was
/// found is told in its place after a [Piece.Withheld], and the answer ends. A promise must stand in a source word for word.
/// An engine that ends without a word has what was found told. For one thread.
public final class Checked implements Sink<Piece> {

    /// The answer has ended and the engine may stop: a sentence was withheld.
    public static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Enough() {
            super("a sentence was withheld", null, false, false);
        }
    }

    /// A text of one sentence that will not go on.
    private static final Pattern OVER = Pattern.compile("(?s).*(?:[.!?][\"”’)]*\\s|[。！？；\\n])\\s*");

    private final Source best;
    private final Evidence evidence;
    private final Sink<Piece> behind;
    private final StringBuilder held = new StringBuilder(), told = new StringBuilder();
    private final Set<String> cited = new HashSet<>();

    private Checked(Task.Question question, Job job, Readings readings, Sink<Piece> behind) {
        best = question.sources().getFirst();
        evidence = new Evidence(question, job, readings);
        this.behind = behind;
    }

    /// What an engine should write to: for a question one of these, for other tasks the sink itself.
    ///
    /// @param readings kept from question to question
    public static Sink<Piece> of(Job job, Readings readings, Sink<Piece> said) {
        return job.task() instanceof Task.Question question ? new Checked(question, job, readings, said) : said;
    }

    /// As [#of], for an engine with words of its own: what these are held against is read while it looks for them.
    public static Sink<Piece> ofOwnWords(Job job, Readings readings, Sink<Piece> said) {
        if (!(job.task() instanceof Task.Question question)) return said;
        var checked = new Checked(question, job, readings, said);
        checked.evidence.begin();
        return checked;
    }

    /// Citations of an engine are not passed on: what it has read is not what it answers from.
    ///
    /// @throws Enough when a sentence was withheld
    @Override
    public void put(Piece piece) throws InterruptedException {
        switch (piece) {
            case Piece.Text(var words) -> {
                held.append(words.reveal());
                tellWhole();
            }
            case Piece.Citation _ -> { }
            case Piece.ToolCall _, Piece.Withheld _ -> behind.put(piece);
            case Piece.Finish finish -> {
                if (!held.isEmpty()) tell(held.toString());
                if (told.toString().isBlank() && finish.reason() != Reason.UNKNOWN) sayBest();
                behind.put(finish);
            }
        }
    }

    private void tellWhole() throws InterruptedException {
        for (int end = whole(); end > 0; end = whole()) {
            String sentence = held.substring(0, end);
            held.delete(0, end);
            tell(sentence);
        }
    }

    /// Where the first sentence ends; 0 when it may go on.
    private int whole() {
        var sentences = Sentences.of(held.toString());
        if (sentences.size() > 1) return sentences.getFirst().length();
        return OVER.matcher(held).matches() ? held.length() : 0;
    }

    /// A mark alone says nothing, and is not told.
    private void tell(String sentence) throws InterruptedException {
        if (sentence.codePoints().noneMatch(Character::isLetterOrDigit)) return;
        var quoted = evidence.quoted(sentence);
        if (quoted.isEmpty() && !evidence.proves(sentence)) withhold(Guardrail.GROUNDING);
        if (quoted.isEmpty() && Promises.in(sentence)) withhold(Guardrail.PROMISE);
        cite(quoted.orElseGet(() -> evidence.nearest(sentence)));
        say(sentence);
    }

    private void sayBest() throws InterruptedException {
        cite(best);
        say(best.answer());
    }

    private void cite(Source source) throws InterruptedException {
        if (cited.add(source.id())) behind.put(new Piece.Citation(source.id(), source.title(), source.score()));
    }

    private void say(String words) throws InterruptedException {
        told.append(words);
        behind.put(Piece.text(words));
    }

    private void withhold(Guardrail guardrail) throws InterruptedException {
        behind.put(new Piece.Withheld(guardrail.spelled()));
        if (!told.toString().contains(best.answer().strip())) sayBest();
        behind.put(Piece.finish(Reason.STOP));
        throw new Enough();
    }
}
