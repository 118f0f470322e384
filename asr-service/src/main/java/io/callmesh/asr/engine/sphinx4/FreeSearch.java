package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.util.LogMath;
import io.callmesh.asr.adaptation.Trigrams;
import io.callmesh.asr.adaptation.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// Token passing through a tree of many words that may follow each other in any order, some more likely than others.
///
/// Source: X. Aubert, "An overview of decoding techniques for large vocabulary continuous speech recognition" (2002): one
/// tree, hypotheses apart by the two words before, only the best ends of words going on. Beams: `docs/decisions/0011`.
/// One utterance, one thread.
final class FreeSearch implements Journey {

    private static final float BEAM = LogMath.getLogMath().linearToLog(1e-50), WORD_BEAM = LogMath.getLogMath().linearToLog(1e-30), PAUSE = LogMath.getLogMath().linearToLog(0.1);
    private static final int ROOM = 3_000, WORD_ENDS = 30, MOST = 6, REMEMBERED = 1 << 16;

    /// The end of a word.
    private record End(int exit, int history, int trail, float total, int node) {}

    private final FreeSpeech speech;
    private final Scores scores;
    private final Trails trails = new Trails();
    private final Histories histories = new Histories();
    private final Strands strands;
    private final List<End> ends = new ArrayList<>();
    private final long[] asked = new long[REMEMBERED];
    private final float[] answered = new float[REMEMBERED];
    private int frame;

    FreeSearch(FreeSpeech speech, Scores scores) {
        this.speech = speech;
        this.scores = scores;
        strands = new Strands(speech.tree());
        int start = histories.of(Trigrams.NONE, speech.fluency().begin(), speech.tree().silence());
        strands.offer(speech.tree().pause(), start, 0, Trails.NONE);
        for (int node : speech.tree().entries()[speech.tree().silence()]) strands.offer(node, start, speech.tree().hope()[node], Trails.NONE);
    }

    /// Takes the next frame, which `scores` has been told of.
    void step() {
        frame++;
        float most = strands.hear(scores);
        float least = strands.keep(most, BEAM, ROOM);
        ends.clear();
        int kept = strands.count();
        for (int strand = 0; strand < kept; strand++) leave(strand, least, most + WORD_BEAM);
        ends.sort(Comparator.comparingDouble(End::total).reversed());
        if (ends.size() > WORD_ENDS) ends.subList(WORD_ENDS, ends.size()).clear();
        ends.forEach(end -> begin(end, least));
    }

    private void leave(int strand, float least, float leastOfWords) {
        var tree = speech.tree();
        int node = strands.node(strand), history = strands.history(strand), trail = strands.trail(strand);
        float total = strands.last(strand) + tree.leave()[Triphones.STATES * (tree.phone()[node] + 1) - 1];
        if (total < least) return;
        if (node == tree.pause()) {
            int rested = histories.of(histories.second(history), histories.first(history), tree.silence());
            if (total >= leastOfWords) enter(rested, total, trail, least);
            return;
        }
        float without = total - tree.hope()[node];
        for (int next : tree.next()[node]) {
            float hopeful = without + tree.hope()[next];
            if (hopeful >= least) strands.offer(next, history, hopeful, trail);
        }
        for (int exit : tree.exits()[node]) {
            float said = without + fluency(history, tree.wordOf()[exit]);
            if (said >= leastOfWords) ends.add(new End(exit, history, trail, said, node));
        }
    }

    private void begin(End end, float least) {
        var tree = speech.tree();
        int trail = trail(end), ended = tree.lastOf()[end.exit];
        int history = histories.of(histories.first(end.history), tree.wordOf()[end.exit], ended);
        for (int node : tree.entries()[ended]) {
            float hopeful = end.total + tree.hope()[node];
            if (hopeful < least) break;
            if (tree.follows(end.node, tree.phone()[node])) strands.offer(node, history, hopeful, trail);
        }
        if (tree.follows(end.node, tree.silence())) strands.offer(tree.pause(), history, end.total + PAUSE, trail);
    }

    private void enter(int history, float total, int trail, float least) {
        var tree = speech.tree();
        for (int node : tree.entries()[histories.phone(history)]) {
            float hopeful = total + tree.hope()[node];
            if (hopeful < least) return;
            strands.offer(node, history, hopeful, trail);
        }
    }

    private int trail(End end) {
        int word = speech.tree().wordOf()[end.exit];
        return trails.add(Vocabulary.HESITATIONS.contains(spelled(word)) ? Network.SILENCE : word, end.trail, frame, end.total);
    }

    private float fluency(int history, int word) {
        long question = ((long) histories.second(history) + 1 << 40 | (long) histories.first(history) << 20 | word) + 1;
        int at = (int) (question * 0x9E3779B97F4A7C15L >>> 48);
        if (asked[at] != question) {
            asked[at] = question;
            answered[at] = speech.fluency().of(histories.second(history), histories.first(history), word);
        }
        return answered[at];
    }

    @Override
    public Trails trails() {
        return trails;
    }

    @Override
    public int frames() {
        return frame;
    }

    @Override
    public String spelled(int word) {
        return speech.words().words().get(word);
    }

    /// The hypotheses that may end here, best first, each sequence of words once.
    List<Path> complete() {
        var all = new ArrayList<Path>();
        for (int strand = 0; strand < strands.count(); strand++) {
            if (strands.node(strand) == speech.tree().pause() && strands.last(strand) > Strands.NOTHING / 2) all.add(path(strands.last(strand), strands.history(strand), strands.trail(strand)));
        }
        for (var end : ends) {
            if (speech.tree().follows(end.node, speech.tree().silence())) all.add(path(end.total, histories.of(histories.first(end.history), speech.tree().wordOf()[end.exit], speech.tree().silence()), trail(end)));
        }
        var seen = new HashSet<Long>();
        return all.stream().sorted(Comparator.comparingDouble(Path::score).reversed()).filter(path -> seen.add(trails.history(path.trail()))).limit(MOST).toList();
    }

    private Path path(float total, int history, int trail) {
        float end = fluency(history, speech.fluency().end());
        return new Path(this, trail, total + end, wording(trail) + end);
    }

    /// Hesitations, which are no words in a trail, count nothing.
    private float wording(int trail) {
        var words = new ArrayList<Integer>();
        for (int at = trail; at != Trails.NONE; at = trails.before(at)) if (trails.word(at) >= 0) words.addFirst(trails.word(at));
        float sum = 0;
        int second = Trigrams.NONE, first = speech.fluency().begin();
        for (int word : words) {
            sum += speech.fluency().of(second, first, word);
            second = first;
            first = word;
        }
        return sum;
    }
}
