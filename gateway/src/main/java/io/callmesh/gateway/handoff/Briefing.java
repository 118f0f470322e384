package io.callmesh.gateway.handoff;

import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.runtime.privacy.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
/// @param reserve   what of it is not for topics
public record Briefing(String id, Kind kind, Instant at, Call call, String queue, String reason, String number, Spoken message, Note note,
        Map<String, String> slots, Map<String, String> results, List<Promise> promised, List<Line> said, Reserve reserve) {

    public Briefing {
        slots = Map.copyOf(slots);
        results = Map.copyOf(results);
        promised = List.copyOf(promised);
        said = List.copyOf(said);
    }

    /// One that nothing is known to be sensitive of beforehand.
    public Briefing(String id, Kind kind, Instant at, Call call, String queue, String reason, String number, Spoken message, Note note,
            Map<String, String> slots, Map<String, String> results, List<Promise> promised, List<Line> said) {
        this(id, kind, at, call, queue, reason, number, message, note, slots, results, promised, said, Reserve.NONE);
    }

    /// @param tokens of the sensitive values of the call
    /// @param kept   whether the caller lets anything that was said be kept
    public record Reserve(Tokens tokens, boolean kept) {

        public static final Reserve NONE = new Reserve(Tokens.NONE, true);
    }

    /// As topics may have it: with tokens for what is sensitive, and without what was said if its caller does not let that be kept.
    /// Whoever takes the call finds the values with the live call.
    public Briefing discreet() {
        var mask = new Mask(reserve.tokens(), call.language());
        var lines = reserve.kept() ? said.stream().map(line -> new Line(line.turn(), line.by(), mask.of(line.text()), line.interrupted())).toList() : List.<Line>of();
        var told = reserve.kept() ? new Note(mask.of(note.summary()), note.sentiment()) : Note.NONE;
        var from = new Call(call.id(), call.tenant(), call.assistant(), call.language(), call.line(), mask.of(call.caller()), call.startedAt());
        return new Briefing(id, kind, at, from, queue, reason, mask.of(number), mask.of(message), told, mask.of(slots), mask.of(results), promised, lines, reserve);
    }

    private record Mask(Tokens tokens, String language) {

        String of(String text) {
            return tokens.mask(text, language).text();
        }

        Spoken of(Spoken text) {
            return Spoken.of(of(text.reveal()));
        }

        Map<String, String> of(Map<String, String> values) {
            return values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, value -> of(value.getValue())));
        }
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
        return new Briefing(id, kind, at, call, queue, reason, number, message, better, slots, results, promised, said, reserve);
    }
}
