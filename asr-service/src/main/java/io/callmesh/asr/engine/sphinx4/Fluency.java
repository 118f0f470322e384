package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.util.LogMath;
import io.callmesh.asr.adaptation.FreeWords;
import io.callmesh.asr.adaptation.Trigrams;

/// How likely a word is after two others when callers speak to an assistant: what its pack says, and English in general, mixed
/// (F. Jelinek, R. Mercer, "Interpolated estimation of Markov source parameters from sparse data", 1980). Any thread may ask.
///
/// In the base of [LogMath], weighted against what the words sound like.
final class Fluency {

    /// The pack's share; how much less sounds count than words, as in CMU Sphinx's own settings; and the price of a word, so that
    /// many short ones are no better than few long ones.
    private static final double PACK = 0.6, WORD = 0.65;
    private static final float WEIGHT = 9.5f;
    private static final double UNKNOWN = 1e-7;
    private static final float PRICE = LogMath.getLogMath().linearToLog(WORD);

    private final Trigrams pack;
    private final GeneralEnglish english;
    private final int[] general;

    Fluency(FreeWords free, GeneralEnglish english) {
        pack = free.trigrams();
        this.english = english;
        general = new int[free.words().size() + 2];
        for (int word = 0; word < free.words().size(); word++) general[word] = english.number(free.words().get(word));
        general[pack.begin()] = english.number("<s>");
        general[pack.end()] = english.number("</s>");
    }

    int begin() {
        return pack.begin();
    }

    int end() {
        return pack.end();
    }

    /// @param second the word before the first, or [Trigrams#NONE]
    /// @param first  the word before, [#begin], or [Trigrams#NONE]
    /// @param word   or [#end]
    float of(int second, int first, int word) {
        double likely = PACK * pack.of(second, first, word) + (1 - PACK) * general(second, first, word);
        return WEIGHT * LogMath.getLogMath().lnToLog((float) Math.log(likely)) + PRICE;
    }

    private double general(int second, int first, int word) {
        if (general[word] == GeneralEnglish.NONE) return UNKNOWN;
        int one = first == Trigrams.NONE ? GeneralEnglish.NONE : general[first];
        int two = second == Trigrams.NONE || one == GeneralEnglish.NONE ? GeneralEnglish.NONE : general[second];
        return Math.exp(english.of(two, one, general[word]));
    }
}
