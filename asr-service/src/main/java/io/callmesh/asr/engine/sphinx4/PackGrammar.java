package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.language.grammar.Grammar;
import edu.cmu.sphinx.linguist.language.grammar.GrammarNode;
import io.callmesh.asr.adaptation.Vocabulary;
import io.callmesh.asr.adaptation.WordGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The word graphs of one vocabulary, as the library wants them.
final class PackGrammar extends Grammar {

    private final Vocabulary vocabulary;
    private final float seldom;

    /// @param seldom what it costs, as a logarithm, to say a rare word, or something that is seldom said
    PackGrammar(Vocabulary vocabulary, Dictionary dictionary, float seldom) {
        super(false, true, true, false, dictionary);
        this.vocabulary = vocabulary;
        this.seldom = seldom;
    }

    @Override
    protected GrammarNode createGrammar() {
        var first = createGrammarNode(Dictionary.SILENCE_SPELLING);
        var last = createGrammarNode(Dictionary.SILENCE_SPELLING);
        last.setFinalNode(true);
        first.add(last, 0); // nobody says anything
        first.add(drawn(vocabulary.usual(), last), 0);
        if (!vocabulary.seldom().words().isEmpty()) first.add(drawn(vocabulary.seldom(), last), seldom);
        postProcessGrammar();
        return first;
    }

    /// A word that leads from several states to the same one is one node.
    private GrammarNode drawn(WordGraph graph, GrammarNode last) {
        List<GrammarNode> states = new ArrayList<>();
        for (int state = 0; state < graph.after().size(); state++) states.add(createGrammarNode(false));
        var words = new HashMap<Map.Entry<String, Integer>, GrammarNode>();
        for (int state = 0; state < states.size(); state++) {
            for (var step : graph.after().get(state).entrySet()) {
                var word = words.computeIfAbsent(Map.entry(step.getKey(), step.getValue()), said -> word(said, states));
                states.get(state).add(word, Vocabulary.RARE.contains(step.getKey()) ? seldom : 0);
            }
            if (graph.ends().contains(state)) states.get(state).add(last, 0);
        }
        return states.get(graph.start());
    }

    private GrammarNode word(Map.Entry<String, Integer> said, List<GrammarNode> states) {
        var word = createGrammarNode(said.getKey());
        word.add(states.get(said.getValue()), 0);
        return word;
    }
}
