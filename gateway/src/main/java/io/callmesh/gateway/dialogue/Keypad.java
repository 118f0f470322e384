package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.assistant.Slot;
import io.callmesh.gateway.dialogue.Heard.Meant;
import io.callmesh.gateway.dialogue.Heard.Sureness;
import java.util.List;
import java.util.Map;

/// What keys mean at this place. Digits fill a slot and `#` ends them; 1 and 2 are yes and no; a choice is picked by its
/// place; where nothing is asked, a key starts a flow of the menu. `*` takes back what was keyed.
final class Keypad {

    private final Memory memory;
    private final Hearing hearing;

    Keypad(Memory memory, Hearing hearing) {
        this.memory = memory;
        this.hearing = hearing;
    }

    void keyed(String digits) throws InterruptedException {
        memory.intent = memory.flow;
        String keys = memory.more.getOrDefault("keys", "") + digits;
        memory.more.remove("keys");
        boolean nothing = keys.replace("#", "").isEmpty();
        if (nothing) {
            if (keys.endsWith("#")) hearing.nothingTold();
            return;
        }
        if (memory.waitsFor("confirm")) yesOrNo(keys);
        else if (memory.waitsFor(Halves.QUESTION)) half(keys);
        else if (memory.waitsFor("read-back")) readBack(keys);
        else if (!memory.waitsFor("slot")) menu(keys);
        else if (memory.kind(memory.awaited()) == Slot.Kind.CHOICE) choice(keys);
        else if (memory.slot(memory.awaited()).mostKeys() == 0) menu(keys);
        else digits(memory.awaited(), keys);
    }

    private void readBack(String keys) throws InterruptedException {
        boolean digits = memory.slot(memory.awaited()).mostKeys() > 0 && memory.kind(memory.awaited()) != Slot.Kind.TEXT && memory.kind(memory.awaited()) != Slot.Kind.NUMBER;
        if (digits && keys.length() > 1) digits(memory.awaited(), keys);
        else yesOrNo(keys);
    }

    /// 1 and 2 are the halves of the day; four keys are another time.
    private void half(String keys) throws InterruptedException {
        if (keys.length() > 1) digits(memory.awaited(), keys);
        else if (keys.equals("0")) menu(keys);
        else if (!hearing.half(keys.charAt(0))) hearing.notUnderstood(memory.keyOf(Halves.QUESTION, memory.awaited()));
    }

    private void yesOrNo(String keys) throws InterruptedException {
        switch (keys.charAt(0)) {
            case '1' -> hearing.yes("");
            case '2' -> hearing.no("");
            case '0', '*' -> menu(keys);
            default -> hearing.notUnderstood("confirm_again");
        }
    }

    private void digits(String name, String keys) throws InterruptedException {
        var slot = memory.slot(name);
        boolean person = keys.equals("0") && (slot.min() > 1 || slot.keyed()) && memory.retries > 0;
        boolean ended = keys.contains("#");
        String value = ended ? keys.substring(0, keys.indexOf('#')) : keys;
        String told = slot.ofKeys(value);
        if (keys.endsWith("*")) hearing.sayQuestion();
        else if (person) menu(keys);
        else if (slot.fits(told) && (ended || slot.full(value))) tell(name, told);
        else if (ended || slot.full(value)) {
            memory.more.put("about", name);
            memory.retries++;
            memory.say("invalid");
        } else memory.more.put("keys", keys);
    }

    private void choice(String keys) throws InterruptedException {
        var choices = memory.slot(memory.awaited()).choices();
        int place = Character.isDigit(keys.charAt(0)) ? Integer.parseInt(keys.replaceAll("\\D.*", "")) : -1;
        if (place >= 1 && place <= choices.size()) tell(memory.awaited(), choices.get(place - 1).value());
        else if (place == 0) menu(keys);
        else hearing.notUnderstood("not_understood_1");
    }

    private void tell(String slot, String value) throws InterruptedException {
        hearing.told(Map.of(slot, List.of(value)), new Meant("", true, Map.of(), Sureness.TYPED, ""));
        if (memory.intent.isEmpty()) memory.intent = memory.flow;
    }

    private void menu(String keys) throws InterruptedException {
        String key = keys.substring(0, 1), flow = memory.assistant.menu().get(key);
        if (flow == null) hearing.notUnderstood("menu");
        else {
            memory.intent = flow;
            hearing.start(flow, Map.of(), new Meant(flow, true, Map.of(), Sureness.TYPED, ""));
        }
    }
}
