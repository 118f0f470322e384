package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.linguist.acoustic.Context;
import edu.cmu.sphinx.linguist.acoustic.HMMPosition;
import edu.cmu.sphinx.linguist.acoustic.LeftRightContext;
import edu.cmu.sphinx.linguist.acoustic.Unit;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.SenoneHMM;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The phones of the model as small numbers, and of which three states each is made between two others. Made by one thread at
/// a time, as the library's tables are.
final class Triphones {

    static final int STATES = 3;

    private final SoundModel model;
    private final List<String> names;
    private final int[] known;
    private final List<int[]> sequences = new ArrayList<>();
    private final Map<List<Integer>, Integer> numbers = new HashMap<>();
    private final float[] stay, leave;

    Triphones(SoundModel model) {
        this.model = model;
        var all = new TreeSet<String>();
        model.phones.getContextIndependentUnitIterator().forEachRemaining(unit -> {
            if (!unit.isFiller() || unit.isSilence()) all.add(unit.getName());
        });
        names = List.copyOf(all);
        if (names.size() > Long.SIZE) throw new IllegalStateException("more phones than bits: " + names.size());
        known = new int[names.size() * names.size() * names.size() * HMMPosition.values().length];
        Arrays.fill(known, -1);
        stay = new float[names.size() * STATES];
        leave = new float[names.size() * STATES];
        for (int phone = 0; phone < names.size(); phone++) transitions(phone);
    }

    private void transitions(int phone) {
        var matrix = ((SenoneHMM) model.phones.lookupNearestHMM(unit(phone), HMMPosition.UNDEFINED, false)).getTransitionMatrix();
        for (int state = 0; state < STATES; state++) {
            stay[phone * STATES + state] = matrix[state][state];
            leave[phone * STATES + state] = matrix[state][state + 1];
        }
    }

    int count() {
        return names.size();
    }

    int phone(String name) {
        return names.indexOf(name);
    }

    int silence() {
        return phone(UnitManager.SILENCE_NAME);
    }

    /// By phone and state: what it costs to stay in the state, as a logarithm.
    float[] stay() {
        return stay;
    }

    /// Likewise, to leave it for the next one.
    float[] leave() {
        return leave;
    }

    private Unit unit(int phone) {
        return model.units.getUnit(names.get(phone), phone == silence(), Context.EMPTY_CONTEXT);
    }

    /// @return the number of the states and the phone together: another phone of the same states may last longer
    int sequence(int left, int phone, int right, HMMPosition position) {
        int at = ((left * count() + phone) * count() + right) * HMMPosition.values().length + position.ordinal();
        if (known[at] < 0) known[at] = numbers.computeIfAbsent(states(inContext(left, phone, right), position, phone), this::added);
        return known[at];
    }

    private Unit inContext(int left, int phone, int right) {
        if (phone == silence()) return unit(phone);
        return model.units.getUnit(names.get(phone), false, LeftRightContext.get(new Unit[] {unit(left)}, new Unit[] {unit(right)}));
    }

    private List<Integer> states(Unit unit, HMMPosition position, int phone) {
        var states = new ArrayList<Integer>();
        for (var senone : ((SenoneHMM) model.phones.lookupNearestHMM(unit, position, false)).getSenoneSequence().getSenones()) states.add((int) senone.getID());
        states.add(phone);
        return states;
    }

    private int added(List<Integer> states) {
        sequences.add(states.stream().limit(STATES).mapToInt(state -> state).toArray());
        return sequences.size() - 1;
    }

    /// The states of all sequences that were asked for until now, one after the other.
    int[] senones() {
        return sequences.stream().flatMapToInt(Arrays::stream).toArray();
    }
}
