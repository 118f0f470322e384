package io.callmesh.tts.synthesize;

import io.callmesh.audio.Frame;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
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

    public Narrator(Cast cast, Stage stage, Memory memory) {
        this.cast = cast;
        this.stage = stage;
        this.memory = memory;
    }

    /// Says one text; returns how long it sounds. A blank text is no sound at all.
    ///
    /// @param voice frames of 20 ms or less at the manner's rate, without gaps
    /// @throws InterruptedException when the listener has left; the engine stops within one frame
    /// @throws MeshException with `BadInput` when the text is too long or holds nothing speakable, with `Overloaded`,
    ///     `TimedOut`, or what the engine failed with
    public Duration say(Manner manner, Spoken text, Sink<Frame> voice, Sink<List<SpokenWord>> words) throws InterruptedException {
        int characters = text.reveal().codePointCount(0, text.reveal().length());
        if (characters > MAX_CHARACTERS) throw bad("must have at most " + MAX_CHARACTERS + " characters, found " + characters);
        if (text.nothing()) return Duration.ZERO;
        var recital = new Recital(manner, cast.engine(manner.voice()), stage, memory, voice, words);
        for (var clause : Clauses.of(Readings.read(text.reveal(), Cast.primary(manner.language())))) recital.say(clause);
        if (recital.words() == 0) throw bad("must hold something that can be spoken in the language");
        return recital.length();
    }

    private static MeshException bad(String problem) {
        return new MeshException(new Fault.BadInput("text", problem));
    }
}
