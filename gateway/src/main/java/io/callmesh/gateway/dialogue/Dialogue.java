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

    /// Prepares for a question that will probably be asked: what is looked up now need not be looked up then. Does nothing
    /// that lasts. Interrupted when the caller goes on.
    default void foresee(Question question) throws InterruptedException {}

    /// @param language of the caller, BCP 47; one of the assistant's
    /// @param history  as heard, oldest first
    record Question(String callId, int turn, Assistant assistant, String language, DialogueState state, Input input, List<Turn> history) {}
}
