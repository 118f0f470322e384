package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Assistant;

/// Whether a caller lets anything that is said be kept: in the journal, in what is made of it, in recordings, in their profile. A part of
/// the session, so it outlives the gateway.
///
/// ```
/// the pack asks nobody: UNASKED (kept)      the pack asks: OPEN (nothing kept) ── yes ──► GIVEN (kept)
///                                                                              └─ no ──► REFUSED (nothing kept)
/// ```
public enum Consent {
    UNASKED,
    OPEN,
    GIVEN,
    REFUSED;

    private static final String YES = "given", NO = "refused";

    public static Consent of(Assistant assistant, DialogueState state) {
        return switch (state.more().getOrDefault(DialogueState.CONSENT, "")) {
            case YES -> GIVEN;
            case NO -> REFUSED;
            default -> assistant.asksConsent() ? OPEN : UNASKED;
        };
    }

    static String spelled(boolean given) {
        return given ? YES : NO;
    }

    /// Whether words may be kept.
    public boolean keeps() {
        return this == UNASKED || this == GIVEN;
    }

    /// The state of a caller who refused in a call before.
    public static DialogueState refused(DialogueState state) {
        return state.knowing(DialogueState.CONSENT, NO);
    }
}
