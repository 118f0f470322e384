package io.callmesh.eval.caller;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What the gateway tells a caller's program. Turn 0 is the greeting, the caller's first words are turn 1.
public sealed interface CallEvent {

    /// The call has begun: the first event of each.
    ///
    /// @param turn the last turn of the caller's that is known, when the call goes on; else -1
    record Opened(String callId, String resumeToken, String assistant, String language, int turn) implements CallEvent {

        public Opened(String callId, String resumeToken, String assistant, String language) {
            this(callId, resumeToken, assistant, language, -1);
        }
    }

    /// A piece of the agent's voice, 16-bit PCM at the rate of the call, paced in real time.
    record Sound(short[] samples) implements CallEvent {}

    /// @param last       whether it is final
    /// @param confidence 0 to 1
    record Heard(int turn, String text, boolean last, double confidence) implements CallEvent {}

    record Understood(int turn, String intent, Map<String, String> slots) implements CallEvent {}

    record ToolUsed(int turn, String name, String outcome) implements CallEvent {}

    /// A rule noticed something in the caller's words, or kept a sentence from being said.
    record Guarded(int turn, String guardrail) implements CallEvent {}

    record Keyed(int turn, String digits) implements CallEvent {}

    /// A clause is about to be spoken.
    record Saying(int turn, String text) implements CallEvent {}

    /// An answer has been played to its end, or was cut short.
    record Said(int turn, String text, String heardText, boolean interrupted, List<String> citations) implements CallEvent {}

    /// Where the time of a turn went, in milliseconds. A stage that did not occur is empty.
    record Latency(int turn, OptionalDouble endpointMs, OptionalDouble asrFinalMs, OptionalDouble llmFirstTokenMs,
            OptionalDouble ttsFirstAudioMs, OptionalDouble responseMs) implements CallEvent {}

    /// What was sent and not yet played is to be dropped.
    record Cleared() implements CallEvent {}

    record Trouble(String code, String message) implements CallEvent {}

    /// The last event of each call.
    record Ended(String reason) implements CallEvent {}
}
