package io.callmesh.gateway.listen;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.runtime.privacy.Spoken;
import java.util.Optional;

/// One utterance being recognised. One thread. Closing it drops what has not been said.
public interface Recognition extends AutoCloseable {

    /// @throws io.callmesh.runtime.MeshException when the recogniser fails or stalls
    void hear(Frame frame) throws InterruptedException;

    /// Asks for the final result now. No more frames may follow.
    void finish() throws InterruptedException;

    /// What has come back since the last look; never waits.
    ///
    /// @throws io.callmesh.runtime.MeshException when the recogniser has failed
    Optional<Result> look() throws InterruptedException;

    @Override
    void close();

    /// What a recogniser tells.
    sealed interface Result {

        record Partial(Spoken text, double stability) implements Result {}

        record Final(Input.Words words) implements Result {}

        /// All recognisers are with other callers; it will take a moment.
        record Waiting() implements Result {}
    }
}
