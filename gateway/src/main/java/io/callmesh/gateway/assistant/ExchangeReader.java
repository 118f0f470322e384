package io.callmesh.gateway.assistant;

import io.callmesh.gateway.assistant.ScriptedDialogue.Deed;
import io.callmesh.gateway.assistant.ScriptedDialogue.Exchange;
import io.callmesh.gateway.assistant.ScriptedDialogue.Expected;
import io.callmesh.gateway.assistant.ScriptedDialogue.Over;
import io.callmesh.gateway.assistant.ScriptedDialogue.Used;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the turns of a dialogue.
final class ExchangeReader {

    private static final Set<String> TURN = Set.of("caller", "keys", "silent", "over", "interrupted", "intent", "slots", "tool", "says", "ends");
    private static final List<String> ENDS = List.of("completed", "silence", "handed_off", "failed");
    /// Less than this is no beginning of an answer.
    private static final Duration LEAST_OVER = Duration.ofMillis(500);

    private final boolean voice;

    /// @param voice whether there is a voice that can be silent, pause or be talked over
    ExchangeReader(boolean voice) {
        this.voice = voice;
    }

    List<Exchange> read(List<Entry> turns) {
        var exchanges = new ArrayList<Exchange>();
        for (int i = 0; i < turns.size(); i++) {
            var exchange = exchange(turns.get(i));
            boolean nod = !exchanges.isEmpty() && exchanges.getLast().deed().over().isPresent() && exchanges.getLast().expected().nothing();
            if (nod && exchange.deed().over().isPresent()) turns.get(i).field("over").problem("nothing is spoken after a nod; expected none");
            if (i < turns.size() - 1 && !exchange.expected().ends().isEmpty()) turns.get(i).field("ends").problem("expected in the last turn only");
            exchanges.add(exchange);
        }
        return exchanges;
    }

    private Exchange exchange(Entry turn) {
        turn.only(TURN);
        var exchange = new Exchange(deed(turn), expected(turn));
        boolean answered = exchange.deed().over().map(Over::interrupts).orElse(true);
        boolean keyed = !exchange.deed().keys().isEmpty();
        if (!answered && keyed) turn.field("interrupted").problem("expected true: keys interrupt");
        if (!answered && !exchange.expected().nothing()) turn.field("interrupted").problem("expected true, or nothing else: what does not interrupt is not answered");
        if (exchange.deed().silent() && !exchange.expected().intent().isEmpty()) turn.field("intent").problem("expected none beside silent");
        return exchange;
    }

    private Deed deed(Entry turn) {
        String caller = caller(turn.field("caller")), keys = turn.field("keys").text("");
        boolean silent = turn.field("silent").flag(false);
        long deeds = List.of(!caller.isEmpty(), !keys.isEmpty(), silent).stream().filter(done -> done).count();
        if (deeds != 1) turn.problem("expected one of caller, keys and silent: true");
        if (!keys.matches("[0-9*#]*")) turn.field("keys").problem("expected 0-9, * and # only");
        if (silent) needsVoice(turn.field("silent"));
        var over = over(turn);
        if (silent && over.isPresent()) turn.field("over").problem("expected none beside silent");
        return new Deed(caller, keys, silent, over);
    }

    /// A text, or words with pauses between them: `[four two, 800ms, seven one]`.
    private String caller(Entry caller) {
        if (!caller.value().isArray()) return caller.text("");
        needsVoice(caller);
        var parts = caller.items();
        var words = new ArrayList<String>();
        for (int i = 0; i < parts.size(); i += 2) words.add(parts.get(i).text());
        for (int i = 1; i < parts.size(); i += 2) parts.get(i).time(Duration.ZERO);
        if (parts.size() % 2 == 0) caller.problem("expected words, and a pause such as 800ms between each two");
        return String.join(" ", words);
    }

    private Optional<Over> over(Entry turn) {
        Entry over = turn.field("over"), interrupted = turn.field("interrupted");
        if (over.present() != interrupted.present()) turn.problem("expected over and interrupted together");
        if (!over.present()) return Optional.empty();
        needsVoice(over);
        var after = over.time(LEAST_OVER);
        if (after.compareTo(LEAST_OVER) < 0) over.problem("expected 500ms or more");
        return Optional.of(new Over(after, interrupted.flag(true)));
    }

    private void needsVoice(Entry entry) {
        if (!voice) entry.problem("expected voice: true in this dialogue");
    }

    private static Expected expected(Entry turn) {
        return new Expected(turn.field("intent").text(""), turn.field("slots").texts(), tool(turn.field("tool")), turn.field("says").oneOrMore(), ends(turn.field("ends")));
    }

    private static String ends(Entry ends) {
        String reason = ends.text("");
        if (!reason.isEmpty() && !ENDS.contains(reason)) ends.problem("expected one of " + String.join(", ", ENDS));
        return reason;
    }

    private static Optional<Used> tool(Entry tool) {
        return tool.present() ? Optional.of(new Used(tool.field("name").text(), tool.field("outcome").text())) : Optional.empty();
    }
}
