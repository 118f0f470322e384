package io.callmesh.gateway.listen;

import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.Sink;

/// Where speech is recognised.
public interface Recognizers {

    /// Whether some recogniser hears this language. Answers at once, from what was last known.
    boolean hears(String language);

    /// Begins the recognition of one utterance.
    ///
    /// @param told takes results as they come, on a thread of the recognition; after `Final` or `Lost` there are none
    /// @throws io.callmesh.runtime.MeshException when the recogniser cannot be reached
    Recognition open(Order order, Sink<Recognition.Result> told) throws InterruptedException;

    /// @param expecting the slot that was asked for, or empty
    record Order(String callId, int turn, String language, int rateHz, Pack pack, String expecting) {}
}
