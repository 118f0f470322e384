package io.callmesh.gateway.access;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.Optional;

/// Lets everybody in: for loopback, and for those who guard the gateway otherwise. Keys are not known, so one that is presented is refused.
public final class OpenAccess implements Access {

    @Override
    public Principal authenticate(Optional<String> bearer) {
        if (bearer.isPresent()) throw new MeshException(new Fault.Unauthenticated("this gateway has no keys"));
        return Principal.ANYONE;
    }

    @Override
    public boolean open() {
        return true;
    }
}
