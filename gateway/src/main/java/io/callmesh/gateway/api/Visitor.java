package io.callmesh.gateway.api;

import io.callmesh.gateway.access.Principal;
import io.callmesh.gateway.access.Reception;
import io.callmesh.gateway.access.Right;
import io.callmesh.gateway.access.Visit;
import io.callmesh.runtime.Fault;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/// Who makes this request, and what for.
@RequestScoped
class Visitor {

    private final Reception reception;
    private Optional<Principal> principal = Optional.empty();
    private Visit visit = new Visit("http", "", "unknown", "");

    Visitor(Reception reception) {
        this.reception = reception;
    }

    void comes(Visit what) {
        visit = what;
    }

    void is(Principal known) {
        principal = Optional.of(known);
    }

    /// Every resource has one: [HttpDoor] lets nobody pass without.
    Principal principal() {
        return principal.orElseThrow(() -> new IllegalStateException("a request that nobody asked who makes it"));
    }

    /// @throws io.callmesh.runtime.MeshException with `Forbidden`
    Principal with(Right right) {
        var known = principal();
        known.require(right);
        return known;
    }

    void did() {
        reception.did(principal(), visit);
    }

    void did(String target) {
        reception.did(principal(), visit.of(target));
    }

    void refused(Fault fault) {
        reception.refused(principal, visit, fault);
    }
}
