package io.callmesh.runtime.grpc;

import io.callmesh.runtime.MeshException;
import org.jboss.logging.Logger;

/// Logs what a served call failed with: the kind and place of an unexpected failure, never its text, which may hold
/// what somebody said.
final class Failures {

    private static final Logger LOG = Logger.getLogger("io.callmesh.edge");

    private Failures() {}

    static void log(Throwable failure) {
        if (failure instanceof MeshException known) {
            LOG.warnf("call failed fault=%s", known.fault());
            return;
        }
        var trace = failure.getStackTrace();
        LOG.errorf("call failed unexpectedly type=%s at=%s", failure.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
        LOG.debug("trace", failure);
    }
}
