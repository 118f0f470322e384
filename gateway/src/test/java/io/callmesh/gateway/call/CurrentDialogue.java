package io.callmesh.gateway.call;

import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.Foresight;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.runtime.Sink;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The dialogue that a test wants just now.
record CurrentDialogue(Supplier<Dialogue> current, BooleanSupplier staffed) implements Dialogue {

    @Override
    public void answer(Question question, Sink<Happening> told) throws InterruptedException {
        current.get().answer(question, told);
    }

    @Override
    public Foresight foresee(Question question) throws InterruptedException {
        return current.get().foresee(question);
    }

    @Override
    public boolean person() {
        return staffed.getAsBoolean();
    }
}
