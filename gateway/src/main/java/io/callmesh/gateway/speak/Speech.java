package io.callmesh.gateway.speak;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Clause;
import java.time.Duration;
import java.util.List;

/// One reply being made into sound: one thread says clauses, another takes the sound. Closing it drops the rest.
public interface Speech extends AutoCloseable {

    /// @param id grows by one from clause to clause
    void say(int id, Clause clause) throws InterruptedException;

    /// Nothing more will be said.
    void finish();

    /// The next piece of sound, in order; `End` for ever once all is said.
    ///
    /// @throws io.callmesh.runtime.MeshException with `TimedOut` when none comes, or as the voice failed
    Sound next(Duration patience) throws InterruptedException;

    @Override
    void close();

    /// What a voice gives.
    sealed interface Sound {

        record Audio(int id, Frame frame) implements Sound {}

        /// Told before the clause is heard, or while; a clause may have several, each with further words.
        record Words(int id, List<Word> words) implements Sound {}

        /// The clause is complete.
        record Done(int id) implements Sound {}

        record End() implements Sound {}
    }

    /// When a word of a clause is heard.
    ///
    /// @param from first code point in the clause and `to` the one after its last
    record Word(int from, int to, Duration start, Duration end) {}
}
