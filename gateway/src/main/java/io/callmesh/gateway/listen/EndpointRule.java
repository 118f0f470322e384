package io.callmesh.gateway.listen;

import io.callmesh.audio.activity.PauseRule;
import io.callmesh.gateway.conversation.Input;
import java.time.Duration;
import java.util.Optional;

/// How long a pause must last before the caller is taken to have finished. `docs/turn-taking.md` says how the numbers
/// were chosen.
///
/// @param pause     by how complete the words so far look
/// @param speculate a pause of this length is worth a recognition ahead of time, which is thrown away if the caller goes on
public record EndpointRule(PauseRule pause, Duration speculate) {

    public static final EndpointRule MEASURED = new EndpointRule(PauseRule.MEASURED, Duration.ofMillis(240));

    /// Words that the recogniser doubts may be the beginning of any others.
    private static final double DOUBTED = 0.6;

    /// @param words recognised ahead of time, if that has come back
    /// @param usual how long this caller pauses inside an utterance
    Duration hangover(Optional<Input.Words> words, Expectation asked, String language, Duration usual) {
        if (words.isPresent() && asked.whole(words.get())) return pause.complete();
        return pause.hangover(words.map(said -> completeness(said, asked, language)).orElse(TurnEnd.UNKNOWN), usual);
    }

    /// Words that the assistant expects are a whole phrase of its, so they count more than they say.
    private static double completeness(Input.Words words, Expectation asked, String language) {
        if (words.hypotheses().isEmpty()) return TurnEnd.UNKNOWN;
        if (asked.missing(words) > 0) return 0;
        double finished = TurnEnd.score(words.best().reveal(), language);
        return words.doubtful() ? DOUBTED * finished : (1 + finished) / 2;
    }
}
