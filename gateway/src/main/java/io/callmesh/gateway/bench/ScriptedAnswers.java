package io.callmesh.gateway.bench;

import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.dialogue.Happening.Then;
import io.callmesh.runtime.Sink;
import java.util.Map;

/// Answers everything with the same two sentences: the first after [Schedule#FIRST_TOKEN], the other one
/// [Schedule#SECOND_SENTENCE] later. Three words each, as many as a chunk of sound has room for.
final class ScriptedAnswers implements Dialogue {

    private static final Clause FIRST = Clause.of("It left yesterday.", "en"), SECOND = Clause.of("More comes tomorrow.", "en");

    @Override
    public void answer(Question question, Sink<Happening> told) throws InterruptedException {
        Thread.sleep(Schedule.FIRST_TOKEN);
        told.put(new Happening.Understood("where_is_it", Map.of()));
        told.put(new Happening.Decided(DialogueState.START, Then.LISTEN));
        told.put(new Happening.Said(FIRST));
        Thread.sleep(Schedule.SECOND_SENTENCE);
        told.put(new Happening.Said(SECOND));
    }
}
