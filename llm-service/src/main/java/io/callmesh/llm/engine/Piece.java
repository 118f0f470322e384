package io.callmesh.llm.engine;

import io.callmesh.runtime.privacy.Spoken;

/// A part of an answer, told as it is made.
public sealed interface Piece {

    /// Words to append to what was told before.
    record Text(Spoken words) implements Piece {}

    /// @param arguments JSON; may hold what somebody said
    record ToolCall(String id, String name, Spoken arguments) implements Piece {}

    record Citation(String passage, String title, double score) implements Piece {}

    /// Something was kept from being told.
    ///
    /// @param guardrail the rule that did: `grounding`, `promise` or `injection`
    record Withheld(String guardrail) implements Piece {}

    record Finish(Reason reason, int promptTokens, int answerTokens) implements Piece {}

    /// Why an answer ended.
    enum Reason {
        STOP,
        LENGTH,
        TOOL_CALL,
        /// The knowledge does not hold an answer; nothing was told.
        UNKNOWN,
        /// The engine cannot do this task.
        UNSUPPORTED
    }

    static Piece text(String words) {
        return new Text(Spoken.of(words));
    }

    static Piece finish(Reason reason) {
        return new Finish(reason, 0, 0);
    }
}
