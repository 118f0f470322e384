package io.callmesh.runtime.seal;

import java.util.Optional;

/// SPI: seals the keys of calls. One that is in a vault or a key management service need not give itself away: only keys of
/// calls pass. Safe for many threads.
public interface KeyEncryptionKey {

    /// Its name, kept beside what it sealed: letters, digits, `-` and `_`. Never used for another key.
    String id();

    /// @param owner whose key it is; bound to it, so that keys cannot be exchanged in the store
    /// @throws io.callmesh.runtime.MeshException when a service is asked and does not answer
    byte[] wrap(String owner, byte[] key);

    /// Empty for what it did not seal for this owner.
    ///
    /// @throws io.callmesh.runtime.MeshException when a service is asked and does not answer
    Optional<byte[]> unwrap(String owner, byte[] wrapped);
}
