package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.linguist.SearchState;
import edu.cmu.sphinx.linguist.flat.CIPhoneLoop;
import edu.cmu.sphinx.linguist.flat.FlatLinguist;
import edu.cmu.sphinx.linguist.flat.SentenceHMMState;
import edu.cmu.sphinx.linguist.language.grammar.Grammar;
import edu.cmu.sphinx.util.LogMath;
import io.callmesh.asr.adaptation.FreeWords;
import io.callmesh.asr.adaptation.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Makes networks. One at a time in the whole process: the library keeps tables that are not safe for more.
final class Networks {

    private static final Object ONE_AT_A_TIME = new Object();
    private static final double WORD = 0.1, SILENCE = 0.1;
    private static final float LANGUAGE_WEIGHT = 8;
    /// A rare word, or something else than what was asked for; before the language weight. Measured on strings of four
    /// isolated digits by three people: 1e-1 60 % of digits right, 1e-2 68 %, 1e-4 76 %, nothing but digits allowed 78 %.
    static final float SELDOM = LogMath.getLogMath().linearToLog(1e-3);

    private final SoundModel model;

    Networks(SoundModel model) {
        this.model = model;
    }

    /// Words that may be said.
    Network of(Vocabulary vocabulary) {
        return compiled(new PackGrammar(vocabulary, new PackDictionary(vocabulary.pronunciations(), model.units), SELDOM));
    }

    /// Many words in any order.
    FreeSpeech free(FreeWords words, GeneralEnglish english, Triphones triphones) {
        var fluency = new Fluency(words, english);
        synchronized (ONE_AT_A_TIME) {
            return new FreeSpeech(words, new PhoneTreeMaker(triphones).of(words, fluency), fluency);
        }
    }

    /// Any phone after any other, each at a price: what sound is when it is none of the words.
    Network anything(double perPhone) {
        synchronized (ONE_AT_A_TIME) {
            return new Network(new CIPhoneLoop(model.phones, LogMath.getLogMath().linearToLog(perPhone)).getSearchGraph().getInitialState());
        }
    }

    private Network compiled(Grammar grammar) {
        synchronized (ONE_AT_A_TIME) {
            try {
                return new Network(new Linguist(model, grammar).expanded());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Expands a grammar into states. When it is done the library collects all states in a list that it looks through for each of
    /// them, only to count them: 40 % of what making a network cost. It is given an end to collect from; the states are ours.
    private static final class Linguist extends FlatLinguist {

        private SentenceHMMState first = new End();

        Linguist(SoundModel model, Grammar grammar) {
            super(model.phones, grammar, model.units, WORD, SILENCE, 1, 1, LANGUAGE_WEIGHT, false, false, false, false, 1, 1, model.phones);
        }

        SearchState expanded() throws IOException {
            allocate();
            return first;
        }

        @Override
        protected SentenceHMMState findStartingState() {
            first = super.findStartingState();
            return new End();
        }
    }

    /// Leads nowhere.
    private static final class End extends SentenceHMMState {

        @Override
        public int getOrder() {
            return 0;
        }
    }
}
