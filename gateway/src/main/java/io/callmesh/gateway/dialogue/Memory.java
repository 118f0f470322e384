package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Slot;
import io.callmesh.gateway.assistant.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A dialogue's state while one input is being answered: unpacked, written to by one thread, packed up again.
///
/// Keys of [#more]: `agreed` and `agreed:SLOT` what the caller said yes to; `confirmed:SLOT` the value read back and
/// accepted; `either:SLOT` both times that it may be; `doubted:SLOT` when it may be misheard; `heard:SLOT` what else it may be; `rejected:SLOT` what it is not;
/// `about` the slot asked for last; `keys` keyed so far; `last` the flow that ran last; `rounds` how often the running flow
/// began again, `rounds:NAME` how often flows did so in this call for that reason; `deaf` when nobody can hear this caller; `continued` the turn whose cut answer was
/// told to its end; `question` what was asked of the knowledge last; `queue` for whom a caller waits, `why` the flow that asked, and
/// `otherwise` the flow and the place in it that come next if nobody is there; `left` how many messages were left, and the last of them;
/// `guarded:FLOW` when a guardrail has noticed something before; `wishes` the flows to start when the running one is through.
final class Memory {

    private static final int LONGEST_TEXT = 1000;
    private static final String OTHERWISE = "otherwise";

    final Assistant assistant;
    final String language;
    final Map<String, String> slots, results, more;
    final List<Act> acts = new ArrayList<>();
    final Map<String, String> filled = new TreeMap<>();
    final List<String> lastSaid;
    String flow, awaiting, intent = "";
    List<Integer> path;
    int retries;
    Happening.Then then = Happening.Then.LISTEN;
    private final List<String> said = new ArrayList<>();

    Memory(Assistant assistant, String language, DialogueState state) {
        this.assistant = assistant;
        this.language = language;
        this.flow = assistant.flows().containsKey(state.flow()) ? state.flow() : "";
        this.path = state.path();
        this.awaiting = flow.isEmpty() ? "" : state.awaiting();
        this.slots = new HashMap<>(state.slots());
        this.results = new HashMap<>(state.results());
        this.more = new HashMap<>(state.more());
        this.retries = state.retries();
        this.lastSaid = state.lastSaid();
    }

    Decision decision() {
        var state = new DialogueState(flow, path, awaiting, slots, results, retries, said.isEmpty() ? lastSaid : said, more);
        return new Decision(state, then, acts, intent.isEmpty() ? "out_of_scope" : intent, filled);
    }

    List<Step> steps() {
        return assistant.flows().getOrDefault(flow, List.of());
    }

    void say(String key) {
        acts.add(new Template(this).fill(assistant.text(key, language), !assistant.heardOut().contains(key)));
        said.add(key);
    }

    /// Says something that cannot be said again, with values of its own.
    void sayOnce(String key, Map<String, String> values) {
        acts.add(new Template(this, values).fill(assistant.text(key, language), true));
    }

    /// Of a field of a result only the keys are sent, not how they are set apart.
    void press(String keys) {
        String plain = keys.replaceAll("[^0-9*#A-D,]", "").replace(',', 'w');
        if (!plain.isEmpty()) acts.add(new Act.Press(plain));
    }

    void tell(String question) {
        acts.add(new Act.Tell());
        more.put("question", question);
        said.add("");
    }

    /// The slot's own text if there is one, else the general one.
    String textOf(String kind, String slot) {
        return assistant.text(keyOf(kind, slot), language);
    }

    String keyOf(String kind, String slot) {
        String own = kind + "." + slot;
        return assistant.text(own, language).isEmpty() ? kind : own;
    }

    String about() {
        return more.getOrDefault("about", "");
    }

    boolean waitsFor(String kind) {
        return awaiting.equals(kind) || awaiting.startsWith(kind + ":");
    }

    /// The slot that is waited for or read back.
    String awaited() {
        int colon = awaiting.indexOf(':');
        return colon < 0 ? "" : awaiting.substring(colon + 1);
    }

    /// One that the pack has, as its rules make sure of all that are asked for.
    Slot slot(String name) {
        return Objects.requireNonNull(assistant.slots().get(name), name);
    }

    Slot.Kind kind(String slot) {
        var known = assistant.slots().get(slot);
        return known == null ? Slot.Kind.TEXT : known.kind();
    }

    /// Fills a slot and tells whether it held something else before.
    boolean fill(String slot, String told) {
        String value = told.length() > LONGEST_TEXT ? told.substring(0, LONGEST_TEXT) : told;
        String before = slots.put(slot, value);
        if (kind(slot) != Slot.Kind.TEXT) filled.put(slot, value);
        more.put("about", slot);
        if (value.equals(before)) return false;
        doubtAgain(slot);
        return before != null;
    }

    void forget(String slot) {
        slots.remove(slot);
        doubtAgain(slot);
    }

    private void doubtAgain(String slot) {
        for (var what : List.of("confirmed:", "doubted:", "heard:", "agreed:", "either:")) more.remove(what + slot);
        more.remove("agreed");
    }

    void start(String name) {
        flow = name;
        path = Place.FIRST;
        awaiting = "";
        more.remove("rounds");
        disagree();
    }

    /// Keeps where the flow goes on if the person it asks for is not there after all.
    void leaveUntil(List<Integer> next) {
        String place = String.join(".", next.stream().map(String::valueOf).toList());
        more.put(OTHERWISE, flow + " " + place);
        leave();
    }

    /// Forgets that place, or goes there.
    ///
    /// @return whether there was one
    boolean goBack(boolean there) {
        var place = more.remove(OTHERWISE);
        if (place == null || !there) return false;
        int space = place.indexOf(' ');
        start(place.substring(0, space));
        path = Pattern.compile("\\.").splitAsStream(place.substring(space + 1)).map(Integer::valueOf).toList();
        return true;
    }

    /// A message that somebody is to read. It counts even when it is the same as the last.
    void leaveMessage(String message) {
        int before = Integer.parseInt(more.getOrDefault(DialogueState.LEFT, "0\n").lines().findFirst().orElse("0"));
        more.put(DialogueState.LEFT, before + 1 + "\n" + message);
        more.remove(DialogueState.LEAVING);
    }

    void disagree() {
        more.keySet().removeIf(key -> key.equals("agreed") || key.startsWith("agreed:"));
    }

    void agree() {
        slots.forEach((slot, value) -> more.put("agreed:" + slot, value));
        more.put("agreed", "yes");
    }

    /// Forgets what the caller told the flow that ran last.
    void forgetTold() {
        forgetTold(assistant.flows().getOrDefault(more.getOrDefault("last", ""), List.of()));
    }

    private void forgetTold(List<Step> steps) {
        for (var step : steps) {
            if (step instanceof Step.Ask(var slot, _, _)) forget(slot);
            if (step instanceof Step.TakeMessage(var slot)) forget(slot);
            if (step instanceof Step.Forget(var told)) told.forEach(this::forget);
            step.branches().forEach(this::forgetTold);
        }
    }

    /// A flow that asks nothing is not one to come back to.
    void leave() {
        if (steps().stream().anyMatch(step -> step instanceof Step.Ask)) more.put("last", flow);
        flow = "";
        path = List.of();
        awaiting = "";
        more.remove(DialogueState.LEAVING);
        disagree();
    }
}
