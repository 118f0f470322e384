package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import java.util.List;
import java.util.Optional;

/// Answers callers.
public interface Dialogue {

    /// Answers one input. Runs on a virtual thread of the call.
    ///
    /// [Happening.Decided] comes once, before the first clause: from then on the state holds, however much of the answer
    /// is heard. A tool that has begun is not cut short by an interrupt.
    ///
    /// @throws InterruptedException when the caller talks over the answer
    /// @throws io.callmesh.runtime.MeshException when a service it needs fails
    void answer(Question question, Sink<Happening> told) throws InterruptedException;

    /// Prepares for a question that will probably be asked: understands it, decides as far as nothing is changed by that,
    /// and begins to word the answer. Runs on a virtual thread of the call; interrupted when the caller goes on.
    ///
    /// @throws io.callmesh.runtime.MeshException when a service it needs fails
    default Foresight foresee(Question question) throws InterruptedException {
        return this::answer;
    }

    /// What was said before, in short. Nobody waits for it: not for the way of a voice.
    ///
    /// @param question with the turns it is to be about; what is asked in it does not count
    /// @return empty when nobody sums up
    /// @throws io.callmesh.runtime.MeshException when a service it needs fails
    default Optional<Spoken> sumUp(Question question) throws InterruptedException {
        return Optional.empty();
    }

    /// Who takes calls that no flow hands over.
    String QUEUE = "service";

    /// Whether a person takes the call when nothing else helps.
    default boolean person() {
        return false;
    }

    /// Whether a person takes this very call when nothing else helps.
    default boolean person(String callId) {
        return person();
    }

    /// @param language of the caller, BCP 47; one of the assistant's
    /// @param history  as heard, oldest first
    /// @param earlier  what was said before those turns, in short; often nothing
    record Question(String callId, int turn, Assistant assistant, String language, DialogueState state, Input input, List<Turn> history, Spoken earlier) {

        public Question(String callId, int turn, Assistant assistant, String language, DialogueState state, Input input, List<Turn> history) {
            this(callId, turn, assistant, language, state, input, history, Spoken.NOTHING);
        }
    }
}
