package io.callmesh.gateway.call;

import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.runtime.Sink;

/// Where the answer of one turn comes from.
@FunctionalInterface
interface Thinking {

    void run(Sink<Happening> told) throws InterruptedException;
}
