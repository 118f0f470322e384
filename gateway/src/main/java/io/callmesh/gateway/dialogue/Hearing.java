package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Guardrail;
import io.callmesh.gateway.assistant.Slot;
import io.callmesh.gateway.assistant.Step;
import io.callmesh.gateway.conversation.Input;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes what a caller did for what it means at this place: an answer, a correction, another wish, or nothing.
///
/// ```
///                  ┌──── another wish ────┐   (one that asks nothing back returns to the open question)
///                  ▼                      │
/// nothing open ──► flow ──► question open ┤
///      ▲            │        ▲   ▲        ├─ value, yes, no ──► flow
///      └── ends ────┘        │   └ again ─┼─ not understood (3 times: agent)
///                            └────────────┘
/// ```
final class Hearing {

    private static final int MOST_TRIES = 3, MOST_SILENCES = 3;
    /// These may be said even where anything is taken as a message.
    private static final Set<String> ALWAYS_HEARD = Set.of("cancel", "repeat", "goodbye");
    /// After these nobody returns to the open question.
    private static final Set<String> DROPPING = Set.of("cancel", "goodbye", "agent");

    /// Where these are asked for, a number is a part of them.
    private static final Set<Slot.Kind> COUNTLESS = Set.of(Slot.Kind.DIGITS, Slot.Kind.PHONE, Slot.Kind.DATE, Slot.Kind.TIME, Slot.Kind.MONEY);

    private final Memory memory;
    private final World world;

    Hearing(Memory memory, World world) {
        this.memory = memory;
        this.world = world;
    }

    void hear(Heard heard) throws InterruptedException {
        boolean keying = heard instanceof Heard.Keyed;
        if (!keying) memory.more.remove("keys");
        var wishes = new Wishes(memory, world);
        switch (heard) {
            case Heard.Opened _ -> greet();
            case Heard.Unclear _ -> notHeard();
            case Heard.Quiet(var times) -> quiet(times);
            case Heard.Returned(var why) -> returned(why);
            case Heard.Keyed(var digits) -> new Keypad(memory, this).keyed(digits);
            case Heard.Meant meant -> {
                wishes.note(meant);
                meant(meant);
            }
        }
        wishes.goOn();
    }

    private void greet() throws InterruptedException {
        memory.say("greeting");
        if (memory.more.containsKey("deaf")) memory.say("menu");
        if (!memory.assistant.flows().containsKey(Assistant.OPENING)) return;
        memory.start(Assistant.OPENING);
        walk("");
    }

    /// Where nobody came the flow that asked for a person goes on after that step.
    private void returned(Input.Why why) throws InterruptedException {
        boolean nobody = why == Input.Why.NOBODY, standing = memory.goBack(nobody);
        if (nobody && standing) new Walk(memory, world, "").on();
        else memory.say(nobody ? "no_one_there" : why == Input.Why.GAVE_BACK ? "person_back" : "person_gone");
    }

    private void meant(Heard.Meant meant) throws InterruptedException {
        memory.intent = meant.intent();
        boolean message = memory.waitsFor("slot") && memory.kind(memory.awaited()) == Slot.Kind.TEXT;
        boolean asked = memory.waitsFor("confirm") || memory.waitsFor("read-back");
        var told = fitting(meant.slots());
        var halves = new Halves(memory);
        if (meant.intent().startsWith(Guardrail.FLOW)) guarded(meant);
        else if (memory.assistant.urgent().contains(meant.intent())) start(meant.intent(), Map.of(), meant);
        else if (memory.waitsFor(Halves.QUESTION) && told.isEmpty() && halves.answered(meant.words())) walk(meant.words());
        else if (message && meant.exact() && meant.is("no")) start("cancel", Map.of(), meant);
        else if (message && !heardElsewhere(meant)) told(Map.of(memory.awaited(), List.of(meant.words())), meant);
        else if (asked && meant.is("yes") && !changes(told)) yes(meant.words());
        else if (asked && meant.is("no") && told.isEmpty()) no(meant.words());
        else if (told.isEmpty() && withholds(meant)) withoutNumber(meant);
        else if (leads(meant, told)) start(meant.intent(), told, meant);
        else if (!told.isEmpty()) told(told, meant);
        else if (meant.is("correction")) notUnderstood("nothing_to_correct");
        else if (meant.is("no") && memory.awaiting.isEmpty() && offeredMore()) start("goodbye", told, meant);
        else if (meant.is("yes") && memory.awaiting.isEmpty() && offeredMore()) memory.say("menu");
        else strange(meant);
        if (memory.intent.isEmpty()) memory.intent = memory.flow.isEmpty() ? memory.more.getOrDefault("last", "") : memory.flow;
    }

    private void guarded(Heard.Meant meant) throws InterruptedException {
        String again = meant.intent() + Guardrail.AGAIN;
        boolean before = memory.more.put("guarded:" + meant.intent(), "yes") != null;
        start(before && memory.assistant.flows().containsKey(again) ? again : meant.intent(), Map.of(), meant);
    }

    /// Whether it is a wish of its own, though anything said here is taken as a message, or as a name that may be keyed.
    private boolean heardElsewhere(Heard.Meant meant) {
        boolean name = memory.slot(memory.awaited()).keyed() && memory.assistant.flows().containsKey(meant.intent());
        return meant.exact() && (name || ALWAYS_HEARD.contains(meant.intent()));
    }

    private Map<String, List<String>> fitting(Map<String, List<String>> slots) {
        var fitting = new java.util.TreeMap<String, List<String>>();
        slots.forEach((name, values) -> {
            var slot = memory.assistant.slots().get(name);
            var fit = slot == null || slot.kind() == Slot.Kind.TEXT || slot.kind() == Slot.Kind.NUMBER && !counts(name) ? List.<String>of() : values.stream().map(slot::kept).filter(slot::fits).distinct().toList();
            if (!fit.isEmpty()) fitting.put(name, fit);
        });
        return fitting;
    }

    /// Where digits are asked for, a day or an amount, a number is a part of them and nothing that was counted.
    private boolean counts(String number) {
        return memory.awaited().equals(number) || memory.awaited().isEmpty() || !COUNTLESS.contains(memory.kind(memory.awaited()));
    }

    /// Whether the caller will not tell the number to call back.
    private boolean withholds(Heard.Meant meant) {
        return new CallBack(memory).open() && memory.waitsFor("slot") && (meant.is("no") || meant.is("goodbye"));
    }

    private void withoutNumber(Heard.Meant meant) throws InterruptedException {
        leaveWithoutNumber(meant.words());
        if (meant.is("goodbye")) start("goodbye", Map.of(), meant);
    }

    private void leaveWithoutNumber(String words) throws InterruptedException {
        new CallBack(memory).without();
        walk(words);
    }

    /// The pound key alone: no number will be told, or no message.
    void nothingTold() throws InterruptedException {
        var number = new CallBack(memory);
        String unsaid = memory.assistant.text("no_message", memory.language);
        if (number.open() && memory.waitsFor("slot")) leaveWithoutNumber("");
        else if (number.wantsMessage() && !unsaid.isEmpty()) {
            memory.fill(memory.awaited(), unsaid);
            walk("");
        }
    }

    private boolean changes(Map<String, List<String>> told) {
        return told.entrySet().stream().anyMatch(slot -> !slot.getValue().getFirst().equals(memory.slots.get(slot.getKey())));
    }

    private boolean leads(Heard.Meant meant, Map<String, List<String>> told) {
        if (!memory.assistant.flows().containsKey(meant.intent()) || meant.is("out_of_scope")) return false;
        if (memory.awaiting.isEmpty()) return true;
        boolean answers = told.containsKey(memory.awaited()) && !meant.exact();
        return !meant.is(memory.flow) && !answers;
    }

    private boolean offeredMore() {
        return !memory.lastSaid.isEmpty() && Set.of("anything_else", "thanks_reply", "person_back").contains(memory.lastSaid.getLast());
    }

    void yes(String words) throws InterruptedException {
        memory.retries = 0;
        memory.intent = "yes";
        if (memory.waitsFor("read-back")) memory.more.put("confirmed:" + memory.awaited(), memory.slots.getOrDefault(memory.awaited(), ""));
        var walk = new Walk(memory, world, words);
        if (memory.waitsFor("confirm")) {
            memory.agree();
            walk.into(0);
        }
        walk.on();
    }

    void no(String words) throws InterruptedException {
        memory.retries = 0;
        memory.intent = "no";
        if (memory.waitsFor("read-back")) {
            reject(memory.awaited());
            return;
        }
        var walk = new Walk(memory, world, words);
        walk.declined();
        walk.into(1);
        walk.on();
    }

    private void walk(String words) throws InterruptedException {
        memory.retries = 0;
        new Walk(memory, world, words).on();
    }

    /// Takes a key for the half of the day; false where it is none.
    boolean half(char key) throws InterruptedException {
        boolean told = (key == '1' || key == '2') && new Halves(memory).taken(key == '2');
        if (told) walk("");
        return told;
    }

    private void reject(String slot) {
        String rejected = memory.more.getOrDefault("rejected:" + slot, "");
        memory.more.put("rejected:" + slot, rejected + memory.slots.getOrDefault(slot, "") + "\n");
        memory.forget(slot);
        memory.awaiting = "slot:" + slot;
        memory.say("read_back_again");
        if (!rejected.isEmpty() && memory.kind(slot) == Slot.Kind.DIGITS) memory.say("keypad");
    }

    /// Starts a flow; when it asks nothing back, the question that was open before is asked again.
    void start(String flow, Map<String, List<String>> told, Heard.Meant meant) throws InterruptedException {
        String before = memory.flow, awaiting = memory.awaiting;
        var path = memory.path;
        boolean changed = fill(told, meant);
        memory.retries = flow.equals("out_of_scope") ? memory.retries : 0;
        memory.leave();
        if (flow.equals("cancel")) memory.forgetTold();
        memory.start(flow);
        new Walk(memory, world, meant.words()).on();
        boolean returns = memory.flow.isEmpty() && memory.then == Happening.Then.LISTEN && !awaiting.isEmpty() && !changed && !DROPPING.contains(flow) && !memory.assistant.urgent().contains(flow);
        if (returns) comeBack(before, path, awaiting, flow);
    }

    private void comeBack(String flow, List<Integer> path, String awaiting, String from) {
        boolean repeats = memory.assistant.flows().getOrDefault(from, List.of()).stream().anyMatch(step -> step instanceof Step.Repeat);
        memory.flow = flow;
        memory.path = path;
        memory.awaiting = awaiting;
        memory.disagree();
        if (!memory.awaited().isEmpty()) memory.more.put("about", memory.awaited());
        if (!repeats && !Continuing.asks(memory.acts)) sayQuestion();
    }

    /// Values for the open question, or for a flow that runs or ran last.
    void told(Map<String, List<String>> told, Heard.Meant meant) throws InterruptedException {
        boolean readBack = memory.waitsFor("read-back"), open = !memory.awaiting.isEmpty();
        boolean changed = fill(told, meant);
        memory.retries = 0;
        if (readBack && told.containsKey(memory.awaited())) {
            if (!changed && !meant.is("no") && !meant.is("correction")) confirm(memory.awaited());
            else memory.more.put("doubted:" + memory.awaited(), "corrected");
        } else if (open && changed || !open && asks(memory.more.getOrDefault("last", ""), told.keySet())) {
            memory.start(open ? memory.flow : memory.more.getOrDefault("last", ""));
        } else if (!open) {
            memory.say("out_of_scope");
            return;
        }
        new Walk(memory, world, meant.words()).on();
    }

    private void confirm(String slot) {
        memory.more.put("confirmed:" + slot, memory.slots.get(slot));
    }

    private boolean asks(String flow, Set<String> slots) {
        return memory.assistant.flows().getOrDefault(flow, List.of()).stream().anyMatch(step -> step instanceof Step.Ask ask && slots.contains(ask.slot()));
    }

    private boolean fill(Map<String, List<String>> told, Heard.Meant meant) {
        boolean changed = false;
        for (var slot : told.entrySet()) {
            String name = slot.getKey(), rejected = "\n" + memory.more.getOrDefault("rejected:" + name, "");
            var left = slot.getValue().stream().filter(value -> meant.typed() || !rejected.contains("\n" + value + "\n")).toList();
            var values = left.isEmpty() ? slot.getValue() : left;
            changed |= memory.kind(name) == Slot.Kind.TIME ? new Halves(memory).fill(name, values) : memory.fill(name, values.getFirst());
            if (meant.typed()) continue;
            memory.more.put("heard:" + name, String.join("\n", values));
            if (left.isEmpty() || meant.sureness() != Heard.Sureness.CLEAR) memory.more.put("doubted:" + name, meant.doubtful() || left.isEmpty() ? "doubtful" : "unsure");
        }
        return changed;
    }

    /// Nothing that fits here. It may be a question that the pack's knowledge answers.
    private void strange(Heard.Meant meant) throws InterruptedException {
        memory.intent = "out_of_scope";
        boolean clear = meant.typed() || !meant.doubtful();
        if (memory.awaiting.isEmpty() && clear && !meant.is("yes") && !meant.is("no")) {
            int tries = memory.retries + 1;
            memory.retries = tries;
            if (tries >= MOST_TRIES) giveUp();
            else start("out_of_scope", Map.of(), meant);
        } else if (clear && asksSomething(meant.words()) && world.know(meant.words())) {
            memory.retries = 0;
            memory.tell(meant.words());
            sayQuestion();
        } else notUnderstood("not_understood_" + Math.min(memory.retries + 1, MOST_TRIES));
    }

    /// Long enough to be a question of its own: four words, or six Han characters.
    private static boolean asksSomething(String words) {
        long han = words.codePoints().filter(Character::isIdeographic).count();
        return han >= 6 || words.strip().split("\\s+").length >= 4;
    }

    private void notHeard() throws InterruptedException {
        memory.intent = "out_of_scope";
        notUnderstood("not_heard");
    }

    void notUnderstood(String key) throws InterruptedException {
        memory.retries++;
        if (memory.retries >= MOST_TRIES) {
            giveUp();
            return;
        }
        memory.say(key);
        if (memory.retries > 1 && memory.waitsFor("slot") && memory.kind(memory.awaited()) == Slot.Kind.DIGITS) memory.say("keypad");
        if (!key.equals("not_heard")) sayQuestion();
    }

    private void giveUp() throws InterruptedException {
        if (new CallBack(memory).open()) {
            leaveWithoutNumber("");
            return;
        }
        memory.say("not_understood_3");
        memory.retries = 0;
        memory.leave();
        memory.start("agent");
        new Walk(memory, world, "").on();
    }

    private void quiet(int times) throws InterruptedException {
        if (times >= MOST_SILENCES && new CallBack(memory).open()) leaveWithoutNumber("");
        memory.say(times < MOST_SILENCES ? "silence_1" : "silence_2");
        if (times < MOST_SILENCES) sayQuestion();
        else {
            memory.leave();
            memory.then = Happening.Then.HANG_UP;
        }
    }

    /// Asks the open question once more.
    void sayQuestion() {
        String slot = memory.awaited();
        if (memory.waitsFor("slot")) memory.say(memory.keyOf("ask", slot));
        if (memory.waitsFor("read-back")) memory.say(memory.keyOf("read_back", slot));
        if (memory.waitsFor(Halves.QUESTION)) memory.say(memory.keyOf(Halves.QUESTION, slot));
        if (memory.waitsFor("confirm")) memory.say("confirm_again");
    }
}
