package io.callmesh.gateway.handoff;

import io.callmesh.runtime.privacy.Spoken;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a person is told before they take a call, or call back: all that the caller need not say twice.
///
/// @param id        the same when it is told again
/// @param queue     empty for a call that has not asked for anybody
/// @param reason    the flow or the guardrail that asked for a person; `failed` when nothing else helped; else what the caller wants
/// @param number    where the caller can be called back; empty when nobody knows
/// @param message   what was left to be read; nothing but in a call-back
/// @param note      what was said, in short
/// @param slots     what the caller told, as the pack spells it
/// @param results   what tools found, by the names that flows give them, as JSON
/// @param promised  what the caller was told has been done, or not
/// @param said      as it was really heard, oldest first
public record Briefing(String id, Kind kind, Instant at, Call call, String queue, String reason, String number, Spoken message, Note note,
        Map<String, String> slots, Map<String, String> results, List<Promise> promised, List<Line> said) {

    public Briefing {
        slots = Map.copyOf(slots);
        results = Map.copyOf(results);
        promised = List.copyOf(promised);
        said = List.copyOf(said);
    }

    /// What is wanted of whoever reads it.
    public enum Kind {
        HAND_OFF,
        CALL_BACK
    }

    /// @param language of the caller, BCP 47
    /// @param line     as journals name it
    /// @param caller   who calls, if the line vouches for it
    public record Call(String id, String tenant, String assistant, String language, String line, String caller, Instant startedAt) {}

    /// @param sentiment of the caller: `negative`, `neutral`, `positive`, or empty when nobody judged it
    public record Note(Spoken summary, String sentiment) {

        public static final Note NONE = new Note(Spoken.NOTHING, "");
    }

    /// @param outcome as in events: `done`, `refused`, `uncertain`, …
    public record Promise(int turn, String tool, String outcome) {}

    /// @param by `caller`, `assistant` or `person`
    public record Line(int turn, String by, Spoken text, boolean interrupted) {}

    public Briefing with(Note better) {
        return new Briefing(id, kind, at, call, queue, reason, number, message, better, slots, results, promised, said);
    }
}
