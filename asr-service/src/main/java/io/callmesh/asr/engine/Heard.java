package io.callmesh.asr.engine;

import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.List;

/// What was heard.
///
/// @param alternatives best first; none when nothing was understood
/// @param doubtful     the sound does not fit what was expected: read it back before acting
public record Heard(List<Alternative> alternatives, boolean doubtful) {

    public static final Heard NOTHING = new Heard(List.of(), true);

    /// The same, with words counted from an earlier moment.
    public Heard later(Duration by) {
        return new Heard(alternatives.stream().map(alternative -> alternative.later(by)).toList(), doubtful);
    }

    /// @param confidence 0 to 1
    public record Alternative(Spoken text, double confidence, List<Word> words) {

        private Alternative later(Duration by) {
            return new Alternative(text, confidence, words.stream().map(word -> word.later(by)).toList());
        }
    }

    /// @param start      from the first sample of the utterance
    /// @param confidence 0 to 1
    public record Word(Spoken text, Duration start, Duration end, double confidence) {

        private Word later(Duration by) {
            return new Word(text, start.plus(by), end.plus(by), confidence);
        }
    }

    /// @param stability 0 to 1: how likely it is to stay
    public record Partial(Spoken text, double stability) {}
}
