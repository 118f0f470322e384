package io.callmesh.gateway.call;

import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.speak.Speech;

/// A voice that speaks what its test wants, whatever it is told to say.
interface OnlyHeard extends Speech {

    @Override
    default void say(int id, Clause clause) {}

    @Override
    default void finish() {}

    @Override
    default void close() {}
}
