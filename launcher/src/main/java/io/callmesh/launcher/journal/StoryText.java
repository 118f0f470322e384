package io.callmesh.launcher.journal;

import io.callmesh.launcher.journal.Opened.Words;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.journal.v1.TurnTaken;
import io.callmesh.runtime.chain.Break;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/// A call's journal for people: an entry on a line, what was said below it, and what is to be said of the chain.
public final class StoryText {

    private static final String NEXT = "\n" + " ".repeat(28);

    private final DateTimeFormatter clock;

    /// @param zone in which times are told
    public StoryText(ZoneId zone) {
        clock = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
    }

    /// `  3  10:00:01.250  turn  1  turn taken: order_status, 812 ms`
    public String line(Opened opened) {
        var entry = opened.entry();
        var at = Instant.ofEpochSecond(entry.getAt().getSeconds(), entry.getAt().getNanos());
        String number = opened.link().sequence() == 0 ? "  -" : "%3d".formatted(opened.link().sequence());
        return "%s  %s  turn %2d  %s".formatted(number, clock.format(at), entry.getTurn(), what(entry, opened.words()));
    }

    private static String what(JournalEntry entry, Words words) {
        return switch (entry.getEntryCase()) {
            case CALL_STARTED -> "call started: " + entry.getCallStarted().getLanguage() + ", line " + entry.getCallStarted().getLine();
            case CALL_RESUMED -> "call resumed: line " + entry.getCallResumed().getLine() + (entry.getCallResumed().getGateway().isEmpty() ? "" : ", " + entry.getCallResumed().getGateway());
            case CALL_MOVED -> "call moved: " + entry.getCallMoved().getReason();
            case TURN_TAKEN -> turn(entry.getTurnTaken(), words);
            case TOOL_BEGUN -> "tool begun: " + entry.getToolBegun().getName();
            case TOOL_CALLED -> "tool called: " + entry.getToolCalled().getName() + ", " + entry.getToolCalled().getOutcome();
            case HANDED_OFF -> "handed off: " + entry.getHandedOff().getQueue() + ", " + entry.getHandedOff().getOutcome();
            case CONSENT_GIVEN -> "consent given: " + entry.getConsentGiven().getPurpose();
            case CONSENT_REFUSED -> "consent refused: " + entry.getConsentRefused().getPurpose();
            case CALL_ERASED -> "call erased: " + entry.getCallErased().getReason();
            case CALL_ENDED -> "call ended: %s after %d turns, %.1f s".formatted(entry.getCallEnded().getReason(), entry.getCallEnded().getTurns(), entry.getCallEnded().getSeconds());
            default -> "an entry of another version";
        };
    }

    private static String turn(TurnTaken turn, Words words) {
        var text = new StringBuilder("turn taken").append(turn.getIntent().isEmpty() ? "" : ": " + turn.getIntent());
        if (turn.getResponseMs() > 0) text.append(", answered in %.0f ms".formatted(turn.getResponseMs()));
        if (turn.getInterrupted()) text.append(", interrupted");
        if (!turn.getSlotsMap().isEmpty()) text.append(NEXT).append("slots  ").append(turn.getSlotsMap());
        if (!turn.getCaller().isEmpty()) text.append(NEXT).append("caller ").append(turn.getCaller());
        if (!turn.getSaid().isEmpty()) text.append(NEXT).append(turn.getByPerson() ? "person " : "agent  ").append(turn.getSaid());
        return text.append(switch (words) {
            case CLEAR, OPENED -> "";
            case ERASED -> NEXT + "(what was said has been erased)";
            case SEALED -> NEXT + "(what was said is sealed, and its key cannot be reached)";
        }).toString();
    }

    /// What is to be said of the whole.
    public String verdict(CallStory story) {
        var check = story.check();
        var chain = story.unreadable() > 0 ? story.unreadable() + " records that are no entries" : check.whole() ? "chain whole" : "chain BROKEN: " + check.breaks().stream().map(Break::told).collect(Collectors.joining(", "));
        return "%d entries, %s%s%s%s%s%s".formatted(check.entries(), chain,
                told(check.duplicates(), " written again"), told(check.superseded(), " of a gateway that had lost the call"),
                told(story.refused(), " refused by Kafka (callmesh.journal.dlq.v1)"),
                story.erased() ? "; what was said has been erased" : "", story.ended() ? "" : "; the call has not ended, or its end is missing");
    }

    private static String told(int count, String what) {
        return count == 0 ? "" : "; " + count + what;
    }
}
