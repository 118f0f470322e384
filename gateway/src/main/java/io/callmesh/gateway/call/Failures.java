package io.callmesh.gateway.call;

import io.callmesh.runtime.MeshException;
import org.jboss.logging.Logger;

/// Logs what a call's thread failed with: kind and place, never a text that could hold what somebody said.
final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private Failures() {}

    static void log(String callId, String task, Exception cause) {
        if (cause instanceof MeshException known) {
            LOG.warnf("stage failed callId=%s stage=%s fault=%s", callId, task, known.fault());
            return;
        }
        var trace = cause.getStackTrace();
        LOG.errorf("stage failed unexpectedly callId=%s stage=%s type=%s at=%s", callId, task, cause.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
    }
}
