package io.callmesh.gateway.replay;

import io.callmesh.gateway.conversation.Event;

/// Which events an ear tells.
final class EarEvents {

    private EarEvents() {}

    static boolean contains(Event event) {
        return switch (event) {
            case Event.SpeechStarted _, Event.Partial _, Event.SpeechPaused _, Event.Foreseen _, Event.FalseStart _, Event.Utterance _, Event.Unheard _ -> true;
            case Event.Keys _, Event.Typed _, Event.Overdue _, Event.Speaking _, Event.ReplyPlayed _, Event.Failed _, Event.HandedOff _, Event.HungUp _, Event.Stopped _ -> false;
        };
    }
}
