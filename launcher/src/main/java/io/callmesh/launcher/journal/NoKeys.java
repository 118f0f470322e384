package io.callmesh.launcher.journal;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.seal.Seal;
import java.util.Optional;

/// The seal of somebody who has no keys: opens nothing, and does not take it for erased.
public final class NoKeys implements Seal {

    @Override
    public byte[] seal(String owner, String purpose, byte[] clear) {
        throw none();
    }

    @Override
    public Optional<byte[]> open(String owner, String purpose, byte[] sealed) {
        throw none();
    }

    private static MeshException none() {
        return new MeshException(new Fault.Unavailable("keys of calls"));
    }
}
