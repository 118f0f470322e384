package io.callmesh.gateway.bench.sip;

import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.LineHost;
import java.util.function.Predicate;

/// Hands telephone calls to scripted engines.
record WideHost(LineHost host) implements LineHost {

    @Override
    public void host(Line line) throws InterruptedException {
        host.host(new WideLine(line));
    }

    @Override
    public void end(String callId, Predicate<String> theirs) {
        host.end(callId, theirs);
    }
}
