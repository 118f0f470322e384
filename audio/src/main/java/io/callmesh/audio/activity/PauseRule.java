package io.callmesh.audio.activity;

import java.time.Duration;

/// How long a pause must last before its speaker is taken to have finished: short when the words look complete, long when
/// they do not, in between when that is uncertain.
///
/// @param complete after words that surely are all the speaker wanted to say
/// @param open     after words that surely are not
public record PauseRule(Duration complete, Duration open) {

    /// Chosen from the curve in `docs/turn-taking.md`.
    public static final PauseRule MEASURED = new PauseRule(Duration.ofMillis(400), Duration.ofMillis(1_400));

    /// More complete than this is complete, less than its complement is open.
    public static final double SURE = 0.8;

    public PauseRule {
        if (complete.isNegative() || open.compareTo(complete) < 0) throw new IllegalArgumentException("a pause after open words is the longer one: " + complete + ", " + open);
    }

    /// @param completeness of the words so far, 0 to 1; 0.5 when unknown
    public Duration hangover(double completeness) {
        double share = Math.clamp((SURE - completeness) / (2 * SURE - 1), 0, 1);
        return complete.plusMillis(Math.round(share * open.minus(complete).toMillis()));
    }

    /// The same, for a speaker who is known to pause within sentences; never longer than after open words.
    ///
    /// @param usual of the speaker, as [PauseHabit] learns it
    public Duration hangover(double completeness, Duration usual) {
        var least = usual.compareTo(open) < 0 ? usual : open;
        var hangover = hangover(completeness);
        return hangover.compareTo(least) < 0 ? least : hangover;
    }
}
