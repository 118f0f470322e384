package io.callmesh.gateway.access;

import java.util.Optional;

/// Knows who asks. Safe for many threads.
public interface Access {

    /// Who presents this. May wait two seconds for the keys of an identity provider, so it is no call for an event loop.
    ///
    /// @param bearer a key of ours, or a token of the identity provider, without the word `Bearer`; nothing when nothing was presented
    /// @throws io.callmesh.runtime.MeshException with `Unauthenticated`, saying what is wrong
    Principal authenticate(Optional<String> bearer);

    /// Whether nobody needs a key.
    boolean open();
}
