package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// How long answers may take, and whom callers reach.
@ConfigMapping(prefix = "callmesh.dialogue")
public interface DialogueConfig {

    /// How long understanding what a caller said may take.
    @WithDefault("3s")
    Duration understanding();

    /// How long a language model, where one is configured, may take to choose among commands what is meant by words that were understood unsurely.
    @WithDefault("2s")
    Duration choosing();

    /// After how many late answers in a row, each kept for [#choosing], a language model is not asked to choose for a while.
    @WithDefault("3")
    int lateChoices();

    /// How long it is not asked then; one question after that finds out whether it keeps up again.
    @WithDefault("60s")
    Duration choosingRest();

    /// What `tomorrow` is told from, in packs that name no `time-zone`: such as `Europe/Madrid`. Default: the zone of this machine.
    Optional<String> timeZone();

    /// How long wording an answer may take, from its beginning to its end.
    @WithDefault("5s")
    Duration generation();

    /// Whether an answer from knowledge is begun while it is still being found out what the caller wants. It comes some
    /// milliseconds earlier; where an endpoint bills every request, `false` asks only for what is needed.
    @WithDefault("true")
    boolean answerAhead();

    /// How long translating a sentence may take.
    @WithDefault("2s")
    Duration translation();

    /// The queues whose calls are left to the program at the other end of the line: the call ends as `handed_off`, and the
    /// program connects the caller. Default: none. Queues with people of their own are under `callmesh.handoff`.
    Optional<Set<String>> staffed();
}
