package io.callmesh.asr.engine.scripted;

import io.callmesh.asr.engine.Hearing;
import io.callmesh.asr.engine.Recognizer;
import io.callmesh.asr.engine.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;

/// Hears the hints of the request, one per utterance and from the beginning again; without hints, what its settings say.
/// Waits for as long as they say.
@ApplicationScoped
@Named("scripted")
class ScriptedRecognizer implements Recognizer {

    private final ScriptedSettings settings;

    ScriptedRecognizer(ScriptedSettings settings) {
        this.settings = settings;
    }

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
        var hints = task.hints().isEmpty() ? List.of(settings.says()) : task.hints();
        var told = new Task(task.language(), task.rateHz(), task.pack(), task.expecting(), hints, task.interim());
        return new LateHearing(new ScriptedHearing(told), settings.last());
    }
}
