package io.callmesh.eval.speech;

import io.callmesh.audio.Wav;
import java.util.List;

/// Somebody who writes down what is said. May be used by several threads.
public interface Listener extends AutoCloseable {

    /// Fails with a `MeshException` that holds `Unavailable` when nobody is there to listen.
    ///
    /// @param sound one utterance of at most 60 s
    /// @param hints phrases that are likely; may be empty
    /// @return what was heard; empty: nothing was understood
    String hear(Wav sound, String language, List<String> hints);

    @Override
    void close();
}
