package io.callmesh.gateway.listen;

import io.callmesh.audio.activity.PauseRule;
import io.callmesh.gateway.conversation.Input;
import java.time.Duration;
import java.util.Optional;

/// How long a pause must last before the caller is taken to have finished. `docs/turn-taking.md` says how the numbers
/// were chosen.
///
/// @param pause     by how complete the words so far look
/// @param dictated  when digits are being told and some are missing
/// @param speculate a pause of this length is worth a recognition ahead of time, which is thrown away if the caller goes on
public record EndpointRule(PauseRule pause, Duration dictated, Duration speculate) {

    public static final EndpointRule MEASURED = new EndpointRule(PauseRule.MEASURED, Duration.ofMillis(1_200), Duration.ofMillis(240));

    /// @param words recognised ahead of time, if that has come back
    /// @param usual how long this caller pauses inside an utterance
    Duration hangover(Optional<Input.Words> words, Expectation asked, String language, Duration usual) {
        if (words.isEmpty() || words.get().hypotheses().isEmpty()) return pause.open();
        if (asked.whole(words.get())) return pause.complete();
        if (asked.missing(words.get()) > 0) return dictated;
        return pause.hangover(completeness(words.get(), language), usual);
    }

    /// Words that the assistant expects are a whole phrase of its; the doubtful ones may be the beginning of any.
    private static double completeness(Input.Words words, String language) {
        double finished = TurnEnd.score(words.best().reveal(), language);
        return words.doubtful() ? finished / 2 : (1 + finished) / 2;
    }
}
