package io.callmesh.eval.caller.grpc;

import io.callmesh.audio.Pcm;
import io.callmesh.eval.caller.CallEvent;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.Heard;
import io.callmesh.proto.gateway.v1.Opened;
import io.callmesh.proto.gateway.v1.Said;
import io.callmesh.proto.gateway.v1.TurnLatency;
import java.util.Optional;
import java.util.OptionalDouble;

/// Answers of the gateway as the caller's own events.
final class Events {

    private Events() {}

    /// Empty for an answer that a later version of the contract added.
    static Optional<CallEvent> of(ConverseResponse response) {
        return Optional.ofNullable(switch (response.getResponseCase()) {
            case OPENED -> opened(response.getOpened());
            case AUDIO -> new CallEvent.Sound(Pcm.decode(response.getAudio().toByteArray()));
            case HEARD -> heard(response.getHeard());
            case UNDERSTOOD -> new CallEvent.Understood(response.getUnderstood().getTurn(), response.getUnderstood().getIntent(), response.getUnderstood().getSlotsMap());
            case TOOL -> new CallEvent.ToolUsed(response.getTool().getTurn(), response.getTool().getName(), response.getTool().getOutcome());
            case GUARDED -> new CallEvent.Guarded(response.getGuarded().getTurn(), response.getGuarded().getGuardrail());
            case KEYS -> new CallEvent.Keyed(response.getKeys().getTurn(), response.getKeys().getDigits());
            case SAYING -> new CallEvent.Saying(response.getSaying().getTurn(), response.getSaying().getText());
            case SAID -> said(response.getSaid());
            case LATENCY -> latency(response.getLatency());
            case CLEAR -> new CallEvent.Cleared();
            case TROUBLE -> new CallEvent.Trouble(response.getTrouble().getCode(), response.getTrouble().getMessage());
            case ENDED -> new CallEvent.Ended(response.getEnded().getReason());
            case MOVED -> null; // the stream breaks next, and whoever can goes on elsewhere
            case WAITING, PERSON_JOINED, PERSON_SAID, PERSON_LEFT -> null; // synthetic callers talk to assistants only
            case RESPONSE_NOT_SET -> null;
        });
    }

    private static CallEvent opened(Opened opened) {
        return new CallEvent.Opened(opened.getCallId(), opened.getResumeToken(), opened.getAssistant(), opened.getLanguage(), opened.getResumed() ? opened.getTurn() : -1);
    }

    private static CallEvent heard(Heard heard) {
        return new CallEvent.Heard(heard.getTurn(), heard.getText(), heard.getFinal(), heard.getConfidence());
    }

    private static CallEvent said(Said said) {
        return new CallEvent.Said(said.getTurn(), said.getText(), said.getHeardText(), said.getInterrupted(), said.getCitationsList());
    }

    private static CallEvent latency(TurnLatency took) {
        return new CallEvent.Latency(took.getTurn(),
                present(took.hasEndpointMs(), took.getEndpointMs()),
                present(took.hasAsrFinalMs(), took.getAsrFinalMs()),
                present(took.hasLlmFirstTokenMs(), took.getLlmFirstTokenMs()),
                present(took.hasTtsFirstAudioMs(), took.getTtsFirstAudioMs()),
                present(took.hasResponseMs(), took.getResponseMs()));
    }

    private static OptionalDouble present(boolean there, double value) {
        return there ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
