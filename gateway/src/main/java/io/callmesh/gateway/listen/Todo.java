package io.callmesh.gateway.listen;

import io.callmesh.gateway.conversation.Event;

/// What an ear must do next.
public sealed interface Todo {

    /// Begin to have an utterance recognised, from a moment before it was noticed.
    record Begin() implements Todo {}

    /// Ask for its words.
    record Ask() implements Todo {}

    /// Drop the recognition and begin it again with all that was heard.
    record TellAgain() implements Todo {}

    /// The utterance is over.
    record Forget() implements Todo {}

    record Tell(Event event) implements Todo {}
}
