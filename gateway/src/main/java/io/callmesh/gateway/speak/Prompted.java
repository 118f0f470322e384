package io.callmesh.gateway.speak;

/// Plays what an assistant has recorded and has the rest spoken.
///
/// @param voices for the rest
public record Prompted(Speaker voices, Prompts prompts) implements Speaker {

    @Override
    public Speech open(Voice voice) throws InterruptedException {
        var speech = voices.open(voice);
        return prompts.any(voice.assistant()) ? new PromptedSpeech(speech, voice, prompts) : speech;
    }
}
