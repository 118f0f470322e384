package io.callmesh.asr.engine.scripted;

import io.callmesh.asr.engine.Hearing;
import io.callmesh.asr.engine.Recognizer;
import io.callmesh.asr.engine.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Set;

/// Hears the hints of the request, one per utterance and from the beginning again; without hints, a fixed sentence.
@ApplicationScoped
@Named("scripted")
class ScriptedRecognizer implements Recognizer {

    @Override
    public String name() {
        return "scripted";
    }

    /// None named: any.
    @Override
    public Set<String> languages() {
        return Set.of();
    }

    @Override
    public String summary() {
        return "hears nothing: answers with the hints of the request, for tests";
    }

    @Override
    public Hearing open(Task task) {
        return new ScriptedHearing(task);
    }
}
