package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.runtime.Sink;
import java.util.Optional;

/// What a [FlowDialogue] prepared. The whole answer fits only the very same question; what the words mean fits the same
/// words at another place, too, as long as the same slot is asked for.
final class Foreseen implements Foresight {

    private final FlowDialogue dialogue;
    private final Question foreseen;
    private final Heard heard;
    private final Optional<Decision> decision;
    private final Answering answering;

    /// @param decision  empty when something would have to be done to decide; then `answering` is closed
    Foreseen(FlowDialogue dialogue, Question foreseen, Heard heard, Optional<Decision> decision, Answering answering) {
        this.dialogue = dialogue;
        this.foreseen = foreseen;
        this.heard = heard;
        this.decision = decision;
        this.answering = answering;
    }

    @Override
    public void answer(Question question, Sink<Happening> told) throws InterruptedException {
        try (answering) {
            if (decision.isPresent() && question.equals(foreseen)) {
                answering.asked();
                dialogue.tell(question, heard, decision.get(), answering, told);
                return;
            }
        }
        if (saysTheSame(question)) dialogue.answer(question, heard, told);
        else dialogue.answer(question, told);
    }

    private boolean saysTheSame(Question question) {
        return question.input() instanceof Input.Words words && words.equals(foreseen.input()) && question.language().equals(foreseen.language())
                && question.assistant().equals(foreseen.assistant()) && question.state().expecting().equals(foreseen.state().expecting());
    }

    @Override
    public void close() {
        answering.close();
    }
}
