package io.callmesh.gateway.line.rtp;

import io.callmesh.gateway.line.rtp.Outgoing.Item;
import java.util.ArrayList;
import java.util.List;

/// A key towards the other side as packets of telephone-events: 100 ms of event and 100 ms until the next, like the tones of
/// `audio.dtmf.KeyTones`. Its end is told three times. Source: RFC 4733, section 2.5.1.
final class KeyPress {

    static final int TICKS = 5, ENDS = 3;
    /// 10 dB below full scale.
    static final int VOLUME = 10;
    private static final int PRESS = 10, WAIT = 25;

    private KeyPress() {}

    /// @param keys of `0123456789*#ABCD`, and `w` for half a second of nothing
    /// @throws IllegalArgumentException when something else is among them
    static List<Item> items(String keys) {
        var items = new ArrayList<Item>();
        for (char key : keys.toCharArray()) {
            if (key == 'w') rest(items, WAIT);
            else press(items, event(key));
        }
        return items;
    }

    private static int event(char key) {
        int event = KeyEvents.KEYS.indexOf(key);
        if (event < 0) throw new IllegalArgumentException("keys must be of " + KeyEvents.KEYS + " and w");
        return event;
    }

    private static void press(List<Item> items, int event) {
        for (int tick = 0; tick < TICKS; tick++) items.add(new Item.Key(event, tick, false));
        for (int end = 0; end < ENDS; end++) items.add(new Item.Key(event, TICKS + end, true));
        rest(items, PRESS - TICKS - ENDS);
    }

    private static void rest(List<Item> items, int ticks) {
        for (int i = 0; i < ticks; i++) items.add(new Item.Rest());
    }
}
