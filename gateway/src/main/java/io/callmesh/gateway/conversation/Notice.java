package io.callmesh.gateway.conversation;

import io.callmesh.runtime.privacy.Spoken;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What a line may show to its caller's program besides the voice. Lines turn these into their own protocol.
public sealed interface Notice {

    /// @param turn the last turn of the caller's that is known here: what they said after it and had no answer to they must say again. 0 at first
    record Opened(String callId, String resumeToken, String assistant, String language, boolean resumed, int turn) implements Notice {

        public Opened(String callId, String resumeToken, String assistant, String language, boolean resumed) {
            this(callId, resumeToken, assistant, language, resumed, 0);
        }
    }

    record Heard(int turn, Spoken text, boolean last, double confidence) implements Notice {}

    record Understood(int turn, String intent, Map<String, String> slots) implements Notice {}

    record ToolUsed(int turn, String name, String outcome) implements Notice {}

    /// @param guardrail the rule that noticed something, as it names itself
    record Guarded(int turn, String guardrail) implements Notice {}

    record KeysPressed(int turn, String digits) implements Notice {}

    /// A clause that is about to be spoken.
    record Saying(int turn, Spoken text) implements Notice {}

    /// @param heardText what the caller really heard, by the playout clock
    record Said(int turn, Spoken text, Spoken heardText, boolean interrupted, List<String> citations) implements Notice {}

    /// The stages add up to the response; one that did not occur is empty. Milliseconds.
    record Latency(int turn, OptionalDouble endpointMs, OptionalDouble asrFinalMs, OptionalDouble llmFirstTokenMs,
            OptionalDouble ttsFirstAudioMs, OptionalDouble responseMs) implements Notice {}

    /// A person has been asked for; the caller waits.
    record Waiting(String queue) implements Notice {}

    /// @param name of the person, who talks from now on; may be empty
    record PersonJoined(String name) implements Notice {}

    /// Words of the person. Shown before they are heard if they were typed, and after if they were spoken.
    record PersonSaid(int turn, Spoken text) implements Notice {}

    /// @param how one of `gave_back ended vanished`
    record PersonLeft(String how) implements Notice {}

    /// @param code one of `no_recognizer recognition_failed answer_failed speech_failed overloaded timed_out`
    record Trouble(String code, String message) implements Notice {}

    /// This gateway stops: the call goes on wherever its caller presents the token, as soon as may be. Nothing follows.
    record Moved() implements Notice {}

    /// @param reason one of `completed caller_hung_up silence handed_off failed replaced ended_by_api ended_by_person`
    record Ended(String reason) implements Notice {}
}
