package io.callmesh.gateway.listen;

import io.callmesh.gateway.conversation.Input;
import java.time.Duration;
import java.util.Optional;

/// How long a pause must last before the caller is taken to have finished.
///
/// Measured on 220 recordings: 0.5 s after words that are a complete phrase cuts one caller in 220 more than 0.8 s does;
/// callers pause inside a phrase for less than 0.3 s nine times in ten.
///
/// @param complete when the words so far are a whole phrase
/// @param open     when they are not, or nothing was recognised
/// @param dictated when digits are being told and some are missing
public record EndpointRule(Duration complete, Duration open, Duration dictated) {

    /// A pause of this length is worth a recognition ahead of time, which is thrown away if the caller goes on.
    public static final Duration SPECULATE = Duration.ofMillis(280);

    public static final EndpointRule MEASURED = new EndpointRule(Duration.ofMillis(500), Duration.ofMillis(800), Duration.ofMillis(1_200));

    /// @param words   recognised ahead of time, if that has come back
    /// @param missing digits that the slot asked for still lacks by the best hypothesis; 0 when none is asked for
    /// @param whole   whether all of them have been told; then it matters little how clearly
    public Duration hangover(Optional<Input.Words> words, int missing, boolean whole) {
        if (words.isEmpty() || words.get().hypotheses().isEmpty()) return open;
        if (whole) return complete;
        if (missing > 0) return dictated;
        return words.get().doubtful() ? open : complete;
    }
}
