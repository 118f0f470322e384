package io.callmesh.tts.synthesize;

import io.callmesh.audio.Frame;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.fallback.Candidate;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.tts.engine.SpokenWord;
import io.callmesh.tts.text.Clauses;
import io.callmesh.tts.text.Readings;
import java.time.Duration;
import java.util.List;

/// Says texts: reads them, cuts them, has an engine speak them, and tells when each word of the source is heard.
public final class Narrator {

    public static final int MAX_CHARACTERS = 2_000;

    private final Cast cast;
    private final Stage stage;
    private final Memory memory;
    private final Fallback fallback;

    public Narrator(Cast cast, Stage stage, Memory memory, Fallback fallback) {
        this.cast = cast;
        this.stage = stage;
        this.memory = memory;
        this.fallback = fallback;
    }

    /// Says one text. A blank text is no sound at all.
    ///
    /// @param manners the one wanted, then those in which it is said when nothing sounds because its engine fails
    /// @param budget  for the first sound; what follows takes as long as it takes
    /// @param voice   frames of 20 ms or less at the manner's rate, without gaps
    /// @throws InterruptedException when the listener has left; the engine stops within one frame
    /// @throws MeshException with `BadInput` when the text is too long or holds nothing speakable, with `Overloaded`,
    ///     `TimedOut`, or what the last engine failed with
    public Spoke say(List<Manner> manners, Spoken text, TurnBudget budget, Sink<Frame> voice, Sink<List<SpokenWord>> words) throws InterruptedException {
        int characters = text.reveal().codePointCount(0, text.reveal().length());
        if (characters > MAX_CHARACTERS) throw bad("must have at most " + MAX_CHARACTERS + " characters, found " + characters);
        if (text.nothing()) return new Spoke(Duration.ZERO, manners.getFirst());
        var opening = new Opening(voice, words);
        var order = manners.stream().map(manner -> new Candidate<>(manner.voice().engine(), manner)).toList();
        var served = fallback.begin(order, manner -> recite(manner, text, budget, opening), () -> !opening.begun());
        fallback.answered(order, served.by());
        return new Spoke(served.answer(), served.by().engine());
    }

    private Duration recite(Manner manner, Spoken text, TurnBudget budget, Opening opening) throws InterruptedException {
        opening.anew();
        var recital = new Recital(manner, cast.engine(manner.voice()), stage, memory, budget, opening::sound, opening::words);
        for (var clause : Clauses.of(Readings.read(text.reveal(), Cast.primary(manner.language())))) recital.say(clause);
        if (recital.words() == 0) throw bad("must hold something that can be spoken in the language");
        opening.end();
        return recital.length();
    }

    private static MeshException bad(String problem) {
        return new MeshException(new Fault.BadInput("text", problem));
    }
}
