package io.callmesh.gateway.listen;

import io.callmesh.audio.activity.PauseRule;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.runtime.privacy.Spoken;
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
    /// A recogniser that must end in a whole number makes up what is missing, and is not sure of it.
    private static final double SURE = 0.5;

    /// @param words   recognised ahead of time, if that has come back
    /// @param partial what had been made out of them until the pause: a recogniser that must end in a whole number may make
    ///     up the rest of it, and one that must end in a whole phrase may give none
    /// @param usual   how long this caller pauses inside an utterance
    Duration hangover(Optional<Input.Words> words, Spoken partial, Expectation asked, String language, Duration usual) {
        if (words.isPresent() && asked.whole(words.get().best()) && sure(words.get()) && !asked.missing(partial)) return pause.complete();
        return pause.hangover(words.map(said -> completeness(said, partial, asked, language)).orElse(TurnEnd.UNKNOWN), usual);
    }

    private static boolean sure(Input.Words words) {
        return words.hypotheses().getFirst().confidence() >= SURE;
    }

    /// Words that the assistant expects are a whole phrase of its, so they count more than they say.
    private static double completeness(Input.Words words, Spoken partial, Expectation asked, String language) {
        if (asked.missing(words.best()) || asked.missing(partial)) return 0;
        if (asked.whole(words.best())) return DOUBTED;
        if (words.hypotheses().isEmpty()) return DOUBTED * TurnEnd.score(partial.reveal(), language);
        double finished = TurnEnd.score(words.best().reveal(), language);
        return words.doubtful() ? DOUBTED * finished : (1 + finished) / 2;
    }
}
