package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.linguist.acoustic.HMMPosition;
import io.callmesh.asr.adaptation.FreeWords;
import io.callmesh.asr.adaptation.Trigrams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Plants a [PhoneTree]. One at a time in the whole process, as its triphones are.
final class PhoneTreeMaker {

    private static final int[] NONE = {};

    /// What may follow after the same phones: by the phone and the one after it; and the ways to say words that end here.
    private static final class Branch {
        final Map<List<Integer>, Branch> next = new TreeMap<>(Comparator.<List<Integer>, Integer>comparing(List::getFirst).thenComparing(List::getLast));
        final List<Integer> exits = new ArrayList<>();
        float hope = Float.NEGATIVE_INFINITY, hopeHere = Float.NEGATIVE_INFINITY;
    }

    private final Triphones triphones;
    private final int phones;
    private final List<Integer> words = new ArrayList<>(), lasts = new ArrayList<>();
    private final Branch root = new Branch();
    private final Map<Integer, Branch> alone = new TreeMap<>();
    private final List<List<Integer>> entries = new ArrayList<>();
    private int size;
    private int[] sequence = new int[1 << 16];
    private byte[] phone = new byte[1 << 16];
    private int[][] next = new int[1 << 16][], exits = new int[1 << 16][];
    private long[] followers = new long[1 << 16];
    private float[] hope = new float[1 << 16];

    PhoneTreeMaker(Triphones triphones) {
        this.triphones = triphones;
        phones = triphones.count();
        for (int left = 0; left < phones; left++) entries.add(new ArrayList<>());
    }

    PhoneTree of(FreeWords free, Fluency fluency) {
        for (int word = 0; word < free.words().size(); word++) {
            float worth = fluency.of(Trigrams.NONE, Trigrams.NONE, word);
            for (var way : free.sounds().getOrDefault(free.words().get(word), List.of())) add(word, way.stream().map(triphones::phone).toList(), worth);
        }
        int pause = node(triphones.sequence(triphones.silence(), triphones.silence(), triphones.silence(), HMMPosition.UNDEFINED), triphones.silence(), 0, NONE, NONE);
        root.next.forEach(this::enter);
        alone.forEach(this::enterAlone);
        return finished(pause);
    }

    private void add(int word, List<Integer> way, float worth) {
        int exit = words.size();
        words.add(word);
        lasts.add(way.getLast());
        var at = way.size() == 1 ? alone.computeIfAbsent(way.getFirst(), _ -> new Branch()) : root;
        for (int i = 0; i + 1 < way.size(); i++) {
            at = at.next.computeIfAbsent(way.subList(i, i + 2), _ -> new Branch());
            at.hope = Math.max(at.hope, worth);
        }
        at.hopeHere = Math.max(at.hopeHere, worth);
        at.exits.add(exit);
    }

    /// A first phone, for each phone before it.
    private void enter(List<Integer> pair, Branch branch) {
        var after = after(branch, pair.getFirst(), pair.getLast());
        var same = new HashMap<Integer, Integer>();
        for (int left = 0; left < phones; left++) {
            int sounds = triphones.sequence(left, pair.getFirst(), pair.getLast(), HMMPosition.BEGIN);
            entries.get(left).add(same.computeIfAbsent(sounds, _ -> node(sounds, pair.getFirst(), branch.hope, after, NONE)));
        }
    }

    /// The nodes that follow within a word on the first phone of a pair.
    private int[] after(Branch branch, int first, int second) {
        var after = new ArrayList<Integer>();
        branch.next.forEach((pair, longer) -> after.add(node(triphones.sequence(first, second, pair.getLast(), HMMPosition.INTERNAL), second, longer.hope, after(longer, second, pair.getLast()), NONE)));
        if (!branch.exits.isEmpty()) after.addAll(ends(first, second, branch, HMMPosition.END));
        return numbers(after);
    }

    /// A last phone, for each phone after it.
    private TreeSet<Integer> ends(int left, int last, Branch branch, HMMPosition position) {
        var same = new HashMap<Integer, Integer>();
        var leaving = numbers(branch.exits);
        for (int right = 0; right < phones; right++) {
            int sounds = triphones.sequence(left, last, right, position);
            int node = same.computeIfAbsent(sounds, _ -> node(sounds, last, branch.hopeHere, NONE, leaving));
            followers[node] |= 1L << right;
        }
        return new TreeSet<>(same.values());
    }

    private void enterAlone(int only, Branch branch) {
        for (int left = 0; left < phones; left++) entries.get(left).addAll(ends(left, only, branch, HMMPosition.SINGLE));
    }

    private int node(int sounds, int spoken, float worth, int[] after, int[] leaving) {
        if (size == sequence.length) grow(2 * size);
        sequence[size] = sounds;
        phone[size] = (byte) spoken;
        hope[size] = worth;
        next[size] = after;
        exits[size] = leaving;
        return size++;
    }

    private void grow(int room) {
        sequence = Arrays.copyOf(sequence, room);
        phone = Arrays.copyOf(phone, room);
        hope = Arrays.copyOf(hope, room);
        next = Arrays.copyOf(next, room);
        exits = Arrays.copyOf(exits, room);
        followers = Arrays.copyOf(followers, room);
    }

    private PhoneTree finished(int pause) {
        int made = size;
        grow(made);
        var first = entries.stream().map(nodes -> numbers(nodes.stream().distinct().sorted(Comparator.comparing((Integer node) -> hope[node]).reversed()).toList())).toArray(int[][]::new);
        var last = new byte[lasts.size()];
        for (int exit = 0; exit < last.length; exit++) last[exit] = (byte) (int) lasts.get(exit);
        return new PhoneTree(triphones.senones(), sequence, phone, next, exits, followers, hope, first, pause, numbers(words), last, triphones.silence(), triphones.stay(), triphones.leave());
    }

    private static int[] numbers(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(number -> number).toArray();
    }
}
