package io.callmesh.gateway.dialogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Neighbouring texts made one, so that one request words them all; texts that give one name two values stay apart.
final class Joined {

    private Joined() {}

    static List<Act> of(List<Act> acts, String language) {
        var joined = new ArrayList<Act>();
        for (var act : acts) {
            if (act instanceof Act.Say say && say.template().isBlank()) continue;
            boolean joins = !joined.isEmpty() && act instanceof Act.Say next && joined.getLast() instanceof Act.Say before && agree(before, next);
            if (joins) joined.set(joined.size() - 1, join((Act.Say) joined.getLast(), (Act.Say) act, language));
            else joined.add(act);
        }
        return joined;
    }

    private static boolean agree(Act.Say before, Act.Say next) {
        return next.interruptible() == before.interruptible() && next.values().entrySet().stream().allMatch(value -> value.getValue().equals(before.values().getOrDefault(value.getKey(), value.getValue())));
    }

    private static Act.Say join(Act.Say before, Act.Say next, String language) {
        var values = new HashMap<>(before.values());
        values.putAll(next.values());
        return new Act.Say(before.template() + (language.startsWith("zh") ? "" : " ") + next.template(), values, next.interruptible());
    }
}
