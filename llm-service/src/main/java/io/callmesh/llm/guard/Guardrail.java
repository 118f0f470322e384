package io.callmesh.llm.guard;

import java.util.Locale;

/// A rule that keeps something from being said; it names itself where that is told.
public enum Guardrail {
    /// A sentence that its sources do not give.
    GROUNDING,
    /// A promise that no source makes.
    PROMISE,
    /// A text that is to be read and tells the reader what to do.
    INJECTION;

    /// As it is told: `promise`.
    public String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }
}
