package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Guardrail;
import io.callmesh.gateway.assistant.Step;
import io.callmesh.gateway.assistant.Step.Case;
import io.callmesh.gateway.assistant.Step.ReadBack;
import io.callmesh.gateway.tool.ToolResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Takes the steps of the running flow until it waits for the caller or ends.
final class Walk {

    private static final int MOST_STEPS = 200, MOST_ALTERNATIVES = 5, MOST_ROUNDS = 3;
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Memory memory;
    private final World world;
    private final String words;

    /// @param words what the caller said in this turn; empty when keys were pressed
    Walk(Memory memory, World world, String words) {
        this.memory = memory;
        this.world = world;
        this.words = words;
    }

    void on() throws InterruptedException {
        memory.awaiting = "";
        for (int taken = 0; taken < MOST_STEPS; taken++) {
            if (memory.flow.isEmpty()) return;
            var step = Place.step(memory.steps(), memory.path);
            if (step.isEmpty()) goOut();
            else if (!take(step.get())) return;
        }
        memory.say("apology_tool");
        memory.leave();
    }

    void next() {
        memory.path = Place.next(memory.path);
    }

    void into(int branch) {
        memory.path = Place.into(memory.path, branch);
    }

    private void goOut() {
        boolean over = memory.path.size() < 3 || Place.ends(memory.steps(), memory.path);
        if (over) memory.leave();
        else memory.path = Place.next(Place.out(memory.path));
    }

    /// False when the flow waits.
    private boolean take(Step step) throws InterruptedException {
        return switch (step) {
            case Step.Say(var key) -> then(() -> memory.say(key));
            case Step.Ask ask -> ask(ask);
            case Step.TakeMessage(var slot) -> takeMessage(slot);
            case Step.Confirm confirm -> confirm(confirm);
            case Step.Consent(boolean given) -> then(() -> new Acquainted(memory).consent(given));
            case Step.Call call -> call(call);
            case Step.When when -> when(when);
            case Step.Answer answer -> answer(answer);
            case Step.Forget(var slots) -> then(() -> slots.forEach(memory::forget));
            case Step.Remember remember -> then(() -> new Acquainted(memory).remember(remember));
            case Step.ForgetCaller(var on) -> forgetCaller(on);
            case Step.Fill(var with) -> then(() -> fill(with));
            case Step.Start(var flow) -> start(flow);
            case Step.Again again -> again(again);
            case Step.Repeat _ -> repeat();
            case Step.GoOn _ -> then(() -> new Continuing(memory).goOn(world.cutShort()));
            case Step.SendKeys(var keys) -> then(() -> memory.press(new Template(memory).plain(keys)));
            case Step.HandOff(var queue) -> handOff(queue);
            case Step.End _ -> end(Happening.Then.HANG_UP);
        };
    }

    /// Who once declined to be remembered is not asked again: the flow ends as if it had been asked, without a word.
    private boolean confirm(Step.Confirm confirm) {
        String key = confirm.key();
        if (consented(confirm)) {
            next();
            return true;
        }
        String open = new Halves(memory).openIn(memory.assistant.text(key, memory.language));
        if (!open.isEmpty()) return question(Halves.QUESTION, open, memory.keyOf(Halves.QUESTION, open));
        String closed = new Halves(memory).outsideIn(memory.assistant.text(key, memory.language));
        if (!closed.isEmpty()) return outside(closed);
        if (!remembers() || !new Acquainted(memory).declined(key)) return question("confirm", "", key);
        for (var step : confirm.no()) if (step instanceof Step.Forget(var slots)) slots.forEach(memory::forget);
        memory.leave();
        return true;
    }

    /// Nobody is asked twice.
    private boolean consented(Step.Confirm confirm) {
        return !confirm.yes().isEmpty() && confirm.yes().getFirst() instanceof Step.Consent && memory.more.containsKey(DialogueState.CONSENT);
    }

    private boolean remembers() {
        return Place.step(memory.steps(), Place.next(memory.path)).filter(Step.Remember.class::isInstance).isPresent();
    }

    /// The open confirmation was answered with no.
    void declined() {
        var asked = Place.step(memory.steps(), memory.path);
        if (asked.isPresent() && asked.get() instanceof Step.Confirm(var key, _, _) && remembers()) new Acquainted(memory).decline(key);
    }

    private boolean forgetCaller(List<Case> on) throws InterruptedException {
        int branch = branch(on, "failed");
        if (world.forgetCaller()) {
            new Acquainted(memory).forget();
            next();
        } else if (branch >= 0) into(branch);
        else {
            memory.say("apology_tool");
            memory.leave();
        }
        return true;
    }

    private void fill(Map<String, String> with) {
        with.forEach((slot, template) -> {
            String value = new Template(memory).plain(template);
            if (memory.slot(slot).fits(value)) memory.fill(slot, value);
        });
    }

    private boolean start(String flow) {
        memory.leave();
        memory.start(flow);
        return true;
    }

    private boolean then(Runnable deed) {
        deed.run();
        next();
        return true;
    }

    private boolean question(String kind, String slot, String key) {
        memory.awaiting = slot.isEmpty() ? kind : kind + ":" + slot;
        if (!slot.isEmpty()) memory.more.put("about", slot);
        memory.say(key);
        return false;
    }

    private boolean ask(Step.Ask ask) throws InterruptedException {
        String slot = ask.slot();
        if (!memory.slots.containsKey(slot)) return question("slot", slot, memory.keyOf("ask", slot));
        if (new Halves(memory).open(slot)) return question(Halves.QUESTION, slot, memory.keyOf(Halves.QUESTION, slot));
        if (!memory.slot(slot).takes(memory.slots.get(slot))) return outside(slot);
        if (!ask.among().isEmpty()) rank(slot, ask.among());
        boolean sure = memory.slots.get(slot).equals(memory.more.get("confirmed:" + slot));
        boolean doubted = memory.more.containsKey("doubted:" + slot);
        boolean readBack = ask.readBack() == ReadBack.ALWAYS || ask.readBack() == ReadBack.DOUBTFUL && doubted;
        if (readBack && !sure) return question("read-back", slot, memory.keyOf("read_back", slot));
        next();
        return true;
    }

    /// A time at which the business takes nothing; the text says so, and asks for another.
    private boolean outside(String slot) {
        memory.forget(slot);
        return question("slot", slot, memory.keyOf("outside", slot));
    }

    /// Takes the first of what may have been said that the tool finds. When that is the likeliest and the only one, being
    /// unsure is over; when it is not, or nothing is found, it is doubtful.
    private void rank(String slot, String tool) throws InterruptedException {
        var heard = memory.more.remove("heard:" + slot);
        var look = memory.assistant.tools().get(tool);
        if (heard == null || look == null) return;
        String argument = look.arguments().keySet().iterator().next();
        var found = new ArrayList<String>();
        for (var candidate : heard.lines().limit(MOST_ALTERNATIVES).toList()) {
            if (world.look(tool, Map.of(argument, candidate)) instanceof ToolResult.Found) found.add(candidate);
        }
        String doubt = "doubted:" + slot, likeliest = memory.slots.get(slot);
        if (found.isEmpty()) memory.more.put(doubt, "unknown");
        else if (!found.getFirst().equals(likeliest)) {
            memory.fill(slot, found.getFirst());
            memory.more.put(doubt, "another");
        } else if (found.size() == 1) memory.more.remove(doubt, "unsure");
    }

    private boolean call(Step.Call call) throws InterruptedException {
        var arguments = new HashMap<String, String>();
        call.with().forEach((argument, template) -> arguments.put(argument, new Template(memory).plain(template)));
        var result = world.call(call.tool(), arguments, agreed(call));
        memory.results.put(call.into(), result.json());
        int branch = branch(call.on(), result.outcome());
        if (branch >= 0) into(branch);
        else if (result instanceof ToolResult.Found || result instanceof ToolResult.Done) next();
        else if (result instanceof ToolResult.Uncertain) uncertain();
        else {
            memory.say(result instanceof ToolResult.NotFound ? "unknown" : "apology_tool");
            memory.leave();
        }
        return true;
    }

    /// Nobody knows here whether it was done, so a person finds out.
    private void uncertain() {
        memory.say("uncertain_tool");
        start("agent");
    }

    /// Whether the caller said yes in this run of the flow, and every slot it uses is as it was then.
    private boolean agreed(Step.Call call) {
        if (!memory.more.containsKey("agreed")) return false;
        for (var template : call.with().values()) {
            var places = PLACE.matcher(template);
            while (places.find()) {
                String slot = places.group(1), value = memory.slots.get(slot);
                if (value != null && !value.equals(memory.more.get("agreed:" + slot))) return false;
            }
        }
        return true;
    }

    private boolean when(Step.When when) {
        int branch = branch(when.is(), new Template(memory).plain(when.value()));
        into(branch < 0 ? when.is().size() : branch);
        return true;
    }

    private static int branch(List<Case> cases, String value) {
        for (int i = 0; i < cases.size(); i++) if (cases.get(i).value().equals(value)) return i;
        return -1;
    }

    private boolean answer(Step.Answer answer) throws InterruptedException {
        String about = answer.about().isEmpty() ? "" : memory.assistant.text(answer.about(), memory.language);
        String question = words.isEmpty() ? about : words;
        boolean known = !question.isEmpty() && world.know(question);
        if (known) {
            memory.tell(question);
            memory.retries = 0;
            next();
        } else into(0);
        return true;
    }

    private boolean again(Step.Again again) {
        String counter = again.counted().isEmpty() ? "rounds" : "rounds:" + again.counted();
        int rounds = Integer.parseInt(memory.more.getOrDefault(counter, "0")) + 1;
        memory.more.put(counter, String.valueOf(rounds));
        if (rounds < MOST_ROUNDS) {
            memory.path = Place.FIRST;
            memory.disagree();
        } else if (!again.otherwise().isEmpty()) into(0);
        else {
            memory.say("too_many_tries");
            start("agent");
        }
        return true;
    }

    private boolean repeat() throws InterruptedException {
        var before = new ArrayList<>(memory.lastSaid);
        var question = memory.more.getOrDefault("question", "");
        if (before.isEmpty()) memory.say("nothing_to_repeat");
        for (var key : before) {
            if (!key.isEmpty()) memory.say(key);
            else if (world.know(question)) memory.tell(question);
        }
        next();
        return true;
    }

    private boolean takeMessage(String slot) {
        if (!memory.slots.containsKey(slot)) return question("slot", slot, memory.keyOf("ask", slot));
        String message = memory.slots.getOrDefault(slot, "");
        var number = new CallBack(memory);
        if (!number.settled() || number.doubted()) {
            number.pending(message);
            String kind = number.doubted() ? "read-back" : "slot";
            return question(kind, CallBack.SLOT, memory.keyOf(number.doubted() ? "read_back" : "ask", CallBack.SLOT));
        }
        memory.leaveMessage(message);
        next();
        return true;
    }

    private boolean handOff(String queue) {
        memory.more.put("queue", queue);
        memory.more.put(DialogueState.WHY, memory.flow.startsWith(Guardrail.FLOW) ? memory.flow.substring(Guardrail.FLOW.length()) : memory.flow);
        if (!world.person(queue)) {
            next();
            return true;
        }
        memory.say("hand_off");
        memory.leaveUntil(Place.next(memory.path));
        memory.then = Happening.Then.HAND_OFF;
        return false;
    }

    private boolean end(Happening.Then then) {
        memory.then = then;
        memory.leave();
        return false;
    }
}
