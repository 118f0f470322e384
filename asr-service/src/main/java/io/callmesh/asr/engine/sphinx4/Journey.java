package io.callmesh.asr.engine.sphinx4;

/// A search through an utterance, as far as its hypotheses need it to be read.
interface Journey {

    /// A hypothesis: in which search, where it came from, its score in the base of [edu.cmu.sphinx.util.LogMath], and how much of
    /// that is for how likely its words are, whatever they sound like.
    record Path(Journey in, int trail, float score, float wording) {

        /// For what they sound like.
        float sound() {
            return score - wording;
        }
    }

    Trails trails();

    /// How many frames it has taken.
    int frames();

    String spelled(int word);
}
