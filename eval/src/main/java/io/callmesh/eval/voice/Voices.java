package io.callmesh.eval.voice;

import io.callmesh.audio.Wav;
import java.util.List;

/// Makes what synthetic callers say. May be used by several threads.
public interface Voices extends AutoCloseable {

    /// Fails with a `MeshException` that holds `Unavailable` when nobody is there to speak.
    ///
    /// @param voice one of [#names]; empty: the one configured for English
    /// @param pace  0.5 to 2, 1 is the voice's own
    Wav say(String text, String voice, double pace);

    /// The same in another language, by the voice that is configured for it.
    Wav sayIn(String language, String text);

    /// English voices of an engine.
    List<String> names(String engine);

    @Override
    void close();
}
