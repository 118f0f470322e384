package io.callmesh.llm.insight;

import io.callmesh.runtime.privacy.Spoken;

/// Something that is left to be done after a call.
///
/// @param who said so; the system for what was found by figures
public record FollowUp(Who who, Kind kind, Spoken text, int turn) {

    public enum Who { CALLER, ASSISTANT, PERSON, SYSTEM }

    public enum Kind {
        /// Somebody said that they will.
        PROMISE,
        /// The caller is to be called back.
        CALL_BACK,
        /// The caller left a message.
        MESSAGE,
        /// A tool was begun, or failed: what it should have done may not have been done.
        UNFINISHED_TOOL
    }
}
