package io.callmesh.runtime.grpc;

import io.callmesh.runtime.MeshException;
import org.jboss.logging.Logger;

/// Logs what a served call failed with: the kind and place of an unexpected failure, never its text, which may hold
/// what somebody said.
final class Failures {

    private static final Logger LOG = Logger.getLogger("io.callmesh.edge");

    private Failures() {}

    /// @param left the caller had gone: that something known failed then is no news
    static void log(Throwable failure, boolean left) {
        if (failure instanceof MeshException known) {
            LOG.logf(left ? Logger.Level.DEBUG : Logger.Level.WARN, "call failed fault=%s", known.fault());
            return;
        }
        var trace = failure.getStackTrace();
        LOG.errorf("call failed unexpectedly type=%s at=%s", failure.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
        LOG.debug("trace", failure);
    }
}
