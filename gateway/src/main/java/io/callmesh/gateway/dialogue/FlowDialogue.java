package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Guardrail;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Generation.Task;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.Toolbox;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers by the pack's flows: understands, decides, then words what was decided.
///
/// ```
/// input ─► Interpreter ─► FlowEngine ─► Happening.Decided ─► Generation ─► clauses
///              │               │
///          llm service    tools, knowledge (asked ahead while words are being understood)
/// ```
public final class FlowDialogue implements Dialogue {

    private final Interpreter interpreter;
    private final Generation generation;
    private final Toolbox tools;
    private final KeptLedger ledger;
    private final People people;
    private final Oblivion oblivion;

    /// Where nobody is remembered from call to call.
    public FlowDialogue(Understanding understanding, Generation generation, Toolbox tools, KeptLedger ledger, People people) {
        this(understanding, generation, tools, ledger, people, Oblivion.COMPLETE);
    }

    /// @param ledger what keeps anything from being done twice
    public FlowDialogue(Understanding understanding, Generation generation, Toolbox tools, KeptLedger ledger, People people, Oblivion oblivion) {
        this.oblivion = oblivion;
        this.interpreter = new Interpreter(understanding);
        this.generation = generation;
        this.tools = tools;
        this.ledger = ledger;
        this.people = people;
    }

    @Override
    public void answer(Question question, Sink<Happening> told) throws InterruptedException {
        try (var answering = answering(question, false, told)) {
            answering.lookAhead();
            answer(question, interpreter.interpret(question), answering, told);
        }
    }

    /// Answers what has been understood already.
    void answer(Question question, Heard heard, Sink<Happening> told) throws InterruptedException {
        try (var answering = answering(question, false, told)) {
            answer(question, heard, answering, told);
        }
    }

    private void answer(Question question, Heard heard, Answering answering, Sink<Happening> told) throws InterruptedException {
        tell(question, heard, decided(question, heard, answering, told), answering, told);
    }

    private Answering answering(Question question, boolean foreseen, Sink<Happening> told) {
        return new Answering(question, new Errands(question, foreseen, tools, ledger, told), generation, people, oblivion);
    }

    /// What was done is told even when no answer comes of it.
    private Decision decided(Question question, Heard heard, Answering answering, Sink<Happening> told) throws InterruptedException {
        try {
            return decide(question, heard, answering);
        } catch (MeshException failed) {
            answering.errands.tell(told);
            throw failed;
        }
    }

    @Override
    public Foresight foresee(Question question) throws InterruptedException {
        if (!(question.input() instanceof Input.Words)) return this::answer;
        var answering = answering(question, true, _ -> { throw new Answering.TooEarly(); });
        try {
            answering.lookAhead();
            var heard = interpreter.interpret(question);
            return new Foreseen(this, question, heard, prepare(question, heard, answering), answering);
        } catch (InterruptedException | RuntimeException unfinished) {
            answering.close();
            throw unfinished;
        }
    }

    @Override
    public Optional<Spoken> sumUp(Question question) throws InterruptedException {
        return generation.sumUp(question);
    }

    @Override
    public boolean person() {
        return people.free(QUEUE);
    }

    @Override
    public boolean person(String callId) {
        return people.free(callId, QUEUE);
    }

    /// Empty when something would have to be done, or does not answer: it is tried again when it has been asked for.
    private Optional<Decision> prepare(Question question, Heard heard, Answering answering) throws InterruptedException {
        try {
            var decision = decide(question, heard, answering);
            open(question, decision, answering);
            return Optional.of(decision);
        } catch (Answering.TooEarly | MeshException later) {
            answering.close();
            return Optional.empty();
        }
    }

    /// Begins to word the first text, if that was not begun to decide.
    private void open(Question question, Decision decision, Answering answering) throws InterruptedException {
        var acts = Joined.of(decision.acts(), question.language());
        if (!acts.isEmpty() && acts.getFirst() instanceof Act.Say first) answering.open(verbalize(first));
    }

    private Decision decide(Question question, Heard heard, Answering answering) throws InterruptedException {
        var decision = new FlowEngine(question.assistant(), question.language()).decide(question.state(), heard, answering);
        answering.decided();
        return decision.in(answering.errands.known(decision.state()));
    }

    void tell(Question question, Heard heard, Decision decision, Answering answering, Sink<Happening> told) throws InterruptedException {
        if (heard instanceof Heard.Meant words && words.intent().startsWith(Guardrail.FLOW)) {
            answering.tellSurely(told, new Happening.Guarded(words.intent().substring(Guardrail.FLOW.length())));
        }
        if (meant(heard, decision)) answering.tellSurely(told, new Happening.Understood(decision.intent(), decision.filled()));
        answering.errands.tell(told);
        for (var withheld : answering.withheld) answering.tellSurely(told, withheld);
        answering.tellSurely(told, new Happening.Decided(decision.state(), decision.then()));
        answering.passInterrupt();
        speak(question, decision.acts(), answering, told);
    }

    /// Whether the caller said or keyed something that means anything by itself.
    private static boolean meant(Heard heard, Decision decision) {
        return switch (heard) {
            case Heard.Opened _, Heard.Quiet _, Heard.Returned _ -> false;
            case Heard.Keyed _ -> !decision.acts().isEmpty() || !decision.filled().isEmpty();
            case Heard.Meant _, Heard.Unclear _ -> true;
        };
    }

    private void speak(Question question, List<Act> acts, Answering answering, Sink<Happening> told) throws InterruptedException {
        var cited = new ArrayList<String>();
        var joined = Joined.of(acts, question.language());
        boolean said = false;
        for (var act : joined) {
            switch (act) {
                case Act.Say say -> said |= new Telling(question.language(), say.interruptible(), told, cited).tell(answering.worded(verbalize(say)));
                case Act.Tell _ -> said |= new Telling(question.language(), true, told, cited).tell(answering.told());
                case Act.Press(var keys) -> told.put(new Happening.Pressed(keys));
            }
        }
        if (!said && joined.stream().anyMatch(act -> !(act instanceof Act.Press))) tellThatNothingIsKnown(question, answering, told);
        for (var passage : cited) told.put(new Happening.Cited(passage));
    }

    /// All of an answer was withheld: nobody is left in silence.
    private static void tellThatNothingIsKnown(Question question, Answering answering, Sink<Happening> told) throws InterruptedException {
        var text = new Task.Verbalize(question.assistant().text("unknown", question.language()), Map.of());
        new Telling(question.language(), true, told, new ArrayList<>()).tell(answering.worded(text));
    }

    private static Task verbalize(Act.Say say) {
        return new Task.Verbalize(say.template(), say.values());
    }
}
