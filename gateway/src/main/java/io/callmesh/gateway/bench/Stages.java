package io.callmesh.gateway.bench;

/// Where the time of one turn went, as the gateway tells it; each is planned to take what the [Schedule] says.
///
/// @param asrFinalMs      from the last frame of speech to the words
/// @param llmFirstTokenMs from the words to the first sentence
/// @param ttsFirstAudioMs from the first sentence to its sound
public record Stages(double asrFinalMs, double llmFirstTokenMs, double ttsFirstAudioMs) {

    /// @param responseMs all of them together
    public static Stages of(double responseMs, double llmFirstTokenMs, double ttsFirstAudioMs) {
        return new Stages(responseMs - llmFirstTokenMs - ttsFirstAudioMs, llmFirstTokenMs, ttsFirstAudioMs);
    }
}
