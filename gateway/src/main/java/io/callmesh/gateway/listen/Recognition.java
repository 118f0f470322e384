package io.callmesh.gateway.listen;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.privacy.Spoken;

/// One utterance being recognised. One thread. Closing it drops what has not been said.
public interface Recognition extends AutoCloseable {

    /// @throws io.callmesh.runtime.MeshException when the recogniser takes no more
    void hear(Frame frame) throws InterruptedException;

    /// Asks for the final result now. No more frames may follow.
    void finish() throws InterruptedException;

    /// May be called by whoever takes a result, on the thread that brings it.
    @Override
    void close();

    /// What a recogniser tells.
    sealed interface Result {

        record Partial(Spoken text, double stability) implements Result {}

        record Final(Input.Words words) implements Result {}

        /// All recognisers are with other callers; it will take a moment.
        record Waiting() implements Result {}

        /// There will be no result.
        ///
        /// @param mended whether what was wrong has been put right, so that telling it again will help
        record Lost(Fault fault, boolean mended) implements Result {}
    }
}
