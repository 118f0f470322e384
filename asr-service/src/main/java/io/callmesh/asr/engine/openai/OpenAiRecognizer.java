package io.callmesh.asr.engine.openai;

import io.callmesh.asr.engine.Hearing;
import io.callmesh.asr.engine.Recognizer;
import io.callmesh.asr.engine.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Set;

/// Hears what a transcription endpoint hears.
@ApplicationScoped
@Named("openai")
class OpenAiRecognizer implements Recognizer {

    private final Endpoint endpoint;
    private final OpenAiSettings settings;

    OpenAiRecognizer(OpenAiSettings settings) {
        this.settings = settings;
        endpoint = new Endpoint(settings);
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Set<String> languages() {
        return Set.of();
    }

    @Override
    public String summary() {
        return "hears what " + settings.model() + " at " + settings.base().getHost() + " hears; whole utterances, no partial results";
    }

    @Override
    public Hearing open(Task task) {
        return new OpenAiHearing(endpoint, task);
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
