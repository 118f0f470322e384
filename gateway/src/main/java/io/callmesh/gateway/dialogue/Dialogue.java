package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.runtime.Sink;
import java.util.List;

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

    /// Whether a person takes the call when nothing else helps.
    default boolean person() {
        return false;
    }

    /// @param language of the caller, BCP 47; one of the assistant's
    /// @param history  as heard, oldest first
    record Question(String callId, int turn, Assistant assistant, String language, DialogueState state, Input input, List<Turn> history) {}
}
