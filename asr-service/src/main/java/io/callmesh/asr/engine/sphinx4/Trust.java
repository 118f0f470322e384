package io.callmesh.asr.engine.sphinx4;

/// How far a hypothesis is from being doubtful, by the kind of sound that it was heard in.
enum Trust {

    /// The words must explain the sound at most this much worse than phones without meaning do. 1e-10 was measured on 55
    /// orders and 6 recordings of foreign speech: no order made of these, 2 orders in doubt.
    WIDEBAND(20) {
        @Override
        double excess(Evidence evidence) {
            return evidence.margin() - Math.log(LEAST);
        }
    },

    /// The model knows no telephones: right words fit their sound badly, too. So the margin counts per frame, and how far other
    /// words are behind counts as well.
    ///
    /// Measured on 955 results at 8 kHz, mu-law (`TelephoneDoubtTest`, `docs/turn-taking.md`): 312 right ones, of them in
    /// doubt 92 by the rule for wideband, 85 by this one; 643 wrong ones, of them not in doubt 50 and 30 (spoken digits
    /// misheard: 18 and 14 of 221).
    TELEPHONE(10) {
        @Override
        double excess(Evidence evidence) {
            return evidence.margin() + (LEAD * Math.min(evidence.lead(), MOST_LEAD) - NEEDED) * evidence.frames();
        }
    },

    /// Words in any order can be found in whatever is heard, so they must also be likely ones: what they cost counts, by the length of
    /// the sound. Measured: other languages and noise lose 0.8 to 1.2 a frame against phones without meaning, callers' own
    /// words and sentences read by people, as far as they are heard right, 0.0 to 0.7.
    OWN_WORDS(20) {
        @Override
        double excess(Evidence evidence) {
            return Math.min(evidence.margin() - Math.log(LEAST), evidence.margin() + evidence.wording() + UNLIKELY * evidence.frames());
        }
    };

    private static final double LEAST = 1e-10, UNLIKELY = 0.9;
    private static final double LEAD = 0.002, MOST_LEAD = 100, NEEDED = 0.01;

    /// What speaks for a hypothesis; natural logarithms.
    ///
    /// @param margin  how much better it explains the sound than phones without meaning do
    /// @param wording how likely its words are, where any may follow each other; else 0
    /// @param lead    over the best hypothesis with other words
    /// @param frames  of 10 ms, those around the utterance included
    record Evidence(double margin, double wording, double lead, int frames) {}

    /// Acoustic scores are far too sure of themselves, as frames are not independent.
    private final double softness;

    Trust(double softness) {
        this.softness = softness;
    }

    /// @return in the units of the margin; below zero is doubtful
    abstract double excess(Evidence evidence);

    /// @return 0 to 1; 0.5 on the edge of doubt
    double fit(double excess) {
        return 1 / (1 + Math.exp(-excess / softness));
    }

    static Trust of(int rateHz) {
        return rateHz > 8_000 ? WIDEBAND : TELEPHONE;
    }
}
