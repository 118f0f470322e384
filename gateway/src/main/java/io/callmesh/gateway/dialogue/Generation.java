package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.runtime.privacy.Spoken;
import java.util.Map;
import java.util.Optional;

/// Words what was decided, and answers from knowledge.
public interface Generation {

    /// Begins to word something; the caller closes what it returns.
    ///
    /// @throws io.callmesh.runtime.MeshException when it cannot begin
    Wording begin(Question call, Task task) throws InterruptedException;

    /// The history of a call in short; empty when nobody sums up.
    ///
    /// @throws io.callmesh.runtime.MeshException when it does not come
    default Optional<Spoken> sumUp(Question call) throws InterruptedException {
        return Optional.empty();
    }

    /// Asks for a wording that may turn out not to be needed, without waiting: its first piece does, and says then whether it could
    /// begin. Empty when that is not to be asked for; the caller closes what it gets.
    default Optional<Wording> ahead(Question call, Task task) throws InterruptedException {
        return Optional.empty();
    }

    /// What is to be worded.
    sealed interface Task {

        /// @param template with `{name}` and `{name|format}` where values stand
        record Verbalize(String template, Map<String, String> values) implements Task {}

        /// Answer from the pack's knowledge.
        record FromKnowledge(String question) implements Task {}
    }

    /// A text as it comes.
    interface Wording extends AutoCloseable {

        /// Waits for the next piece; empty at the end.
        ///
        /// @throws io.callmesh.runtime.MeshException when the rest does not come
        Optional<Piece> next() throws InterruptedException;

        /// The next piece if it is there already: whoever has to do something meanwhile need not begin to wait for it.
        default Optional<Piece> atOnce() {
            return Optional.empty();
        }

        /// Lets go of the rest.
        @Override
        void close();
    }

    /// A piece of a text.
    sealed interface Piece {

        record Text(String text) implements Piece {}

        record Cited(String passage) implements Piece {}

        /// Something was kept from being said; what is said instead follows.
        record Withheld(String guardrail) implements Piece {}
    }
}
