package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Assistant;

/// Decides what a dialogue does next: a function of the state, what was heard, and what the world answers.
final class FlowEngine {

    private final Assistant assistant;
    private final String language;

    FlowEngine(Assistant assistant, String language) {
        this.assistant = assistant;
        this.language = language;
    }

    /// @throws InterruptedException only if the world throws it; then nothing is decided
    Decision decide(DialogueState state, Heard heard, World world) throws InterruptedException {
        var memory = new Memory(assistant, language, state);
        new Hearing(memory, world).hear(heard);
        return memory.decision();
    }
}
