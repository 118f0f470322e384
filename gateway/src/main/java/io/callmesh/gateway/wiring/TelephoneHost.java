package io.callmesh.gateway.wiring;

import io.callmesh.gateway.access.Limits;
import io.callmesh.gateway.access.Principal;
import io.callmesh.gateway.access.Reception;
import io.callmesh.gateway.access.Role;
import io.callmesh.gateway.access.Visit;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import jakarta.inject.Provider;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Where lines hand their callers over whose doors are trunks and lists of addresses instead of keys: their calls count
/// against their tenant's limits, and whoever is refused is written down, as at every other door.
///
/// @param surface as audits name it: `sip`, `audiosocket`
/// @param host    fetched by the first caller: doors open before the channels to Kafka exist
record TelephoneHost(String surface, Provider<LineHost> host, Provider<Reception> reception) implements LineHost {

    private static final String CALL = "call", NOBODY = "default";

    @Override
    public void host(Line line) throws InterruptedException {
        var principal = principal(line.opening().tenant());
        try (var _ = reception.get().call(principal)) {
            host.get().host(line);
        } catch (MeshException refused) {
            reception.get().refused(Optional.of(principal), new Visit(surface, "", CALL, line.opening().assistant()), refused.fault());
            throw refused;
        }
    }

    private Principal principal(String tenant) {
        return new Principal(tenant.isEmpty() ? NOBODY : tenant, "line:" + surface, Set.of(Role.INTEGRATOR), Set.of(), Limits.NONE);
    }

    @Override
    public void turnedAway(InetAddress peer, Fault why) {
        reception.get().refused(Optional.empty(), new Visit(surface, peer.getHostAddress(), CALL, ""), why);
    }

    @Override
    public void end(String callId, Predicate<String> theirs) {
        host.get().end(callId, theirs);
    }
}
