package io.callmesh.launcher.chaos.call;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// What a scripted caller has in mind: errands, one after another, about one order. Answers what the agent asks, and begins an errand anew
/// when it is asked nothing; never one that it was told is done. Pure but for its dice; one thread.
public final class Mind {

    private static final List<String> DAYS = List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday");
    private static final int PATIENCE = 12;

    private final Deque<Errand> left;
    private final Set<Errand> asked = EnumSet.noneOf(Errand.class), done = EnumSet.noneOf(Errand.class);
    private final String order;
    private final String day;
    private int tries;

    /// @param order that all of it is about
    Mind(List<Errand> errands, String order, String day) {
        left = new ArrayDeque<>(errands);
        this.order = order;
        this.day = day;
    }

    /// Somebody: a third cancel an order, the others move its delivery; each reports something or asks as well.
    public static Mind of(Random dice) {
        boolean cancels = dice.nextInt(3) == 0;
        var errands = new ArrayList<Errand>();
        errands.add(Errand.REPORT);
        if (dice.nextBoolean()) errands.add(Errand.HOURS);
        errands.add(dice.nextInt(errands.size() + 1), cancels ? Errand.CANCEL : Errand.MOVE);
        if (dice.nextBoolean()) errands.add(Errand.STATUS);
        return new Mind(errands, cancels ? "2439" : "4272", DAYS.get(dice.nextInt(DAYS.size())));
    }

    /// What to say to this; empty to hang up, because there is nothing left to be said or no patience.
    public Optional<String> reply(String said) {
        learn(said);
        if (left.isEmpty()) return Optional.empty();
        var asks = asked(said.toLowerCase(Locale.ROOT));
        if (asks.isPresent()) return asks;
        if (++tries > PATIENCE) return Optional.empty();
        asked.add(left.getFirst());
        return Optional.of(left.getFirst().wish());
    }

    /// What the agent says is heard, also when it is not answered.
    public void learn(String said) {
        for (var errand : List.copyOf(left)) {
            if (!asked.contains(errand) || !errand.told(said)) continue;
            if (errand.toldDone(said)) done.add(errand);
            left.remove(errand);
            tries = 0;
        }
    }

    private Optional<String> asked(String said) {
        if (said.contains("what is your order number")) return Optional.of(order);
        if (said.contains("is that right")) return Optional.of("yes");
        if (said.contains("which day suits")) return Optional.of(day);
        if (said.contains("what is wrong with it")) return Optional.of("the handle is broken");
        if (said.contains("shall i do that")) return Optional.of(wanted(said.contains("would report") ? Errand.REPORT : Errand.MOVE));
        if (said.contains("shall i cancel it")) return Optional.of(wanted(Errand.CANCEL));
        if (said.contains("shall i remember")) return Optional.of("no");
        return Optional.empty();
    }

    private String wanted(Errand errand) {
        return left.contains(errand) ? "yes" : "no";
    }

    /// What the agent said is done.
    public Set<Errand> done() {
        return Set.copyOf(done);
    }

    /// What was asked for and never told to be done or refused.
    public List<Errand> unserved() {
        return List.copyOf(left);
    }
}
