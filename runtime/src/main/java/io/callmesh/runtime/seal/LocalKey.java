package io.callmesh.runtime.seal;

import java.util.Optional;

/// A key-encryption key that is in this process's memory, as a file or the environment gave it.
final class LocalKey implements KeyEncryptionKey {

    private static final String PURPOSE = "key";

    private final String id;
    private final DataKey key;

    LocalKey(String id, byte[] raw) {
        this.id = id;
        this.key = new DataKey(raw);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public byte[] wrap(String owner, byte[] wrapped) {
        return key.seal(owner, PURPOSE, wrapped);
    }

    @Override
    public Optional<byte[]> unwrap(String owner, byte[] wrapped) {
        return key.open(owner, PURPOSE, wrapped);
    }

    @Override
    public String toString() {
        return id;
    }
}
