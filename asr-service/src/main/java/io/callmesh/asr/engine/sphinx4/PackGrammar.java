package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.language.grammar.Grammar;
import edu.cmu.sphinx.linguist.language.grammar.GrammarNode;
import io.callmesh.asr.adaptation.Vocabulary;
import io.callmesh.asr.adaptation.WordGraph;
import java.util.ArrayList;
import java.util.List;

/// The word graphs of one vocabulary, as the library wants them.
final class PackGrammar extends Grammar {

    private final Vocabulary vocabulary;
    private final float seldom;

    /// @param seldom what it costs, as a logarithm, to say a rare word or something else than was asked for
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
        boolean asked = !vocabulary.expected().words().isEmpty();
        if (asked) first.add(drawn(vocabulary.expected(), last), 0);
        first.add(drawn(vocabulary.general(), last), asked ? seldom : 0);
        postProcessGrammar();
        return first;
    }

    private GrammarNode drawn(WordGraph graph, GrammarNode last) {
        List<GrammarNode> states = new ArrayList<>();
        for (int state = 0; state < graph.after().size(); state++) states.add(createGrammarNode(false));
        for (int state = 0; state < states.size(); state++) {
            for (var step : graph.after().get(state).entrySet()) {
                var word = createGrammarNode(step.getKey());
                states.get(state).add(word, Vocabulary.RARE.contains(step.getKey()) ? seldom : 0);
                word.add(states.get(step.getValue()), 0);
            }
            if (graph.ends().contains(state)) states.get(state).add(last, 0);
        }
        return states.get(graph.start());
    }
}
