package io.callmesh.runtime.seal;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keys of calls as text, `ID.BASE64URL`: sealed under the first of some key-encryption keys; those that any of the others sealed
/// still open. So a key-encryption key is changed by putting a new one first.
public final class Wrapping {

    private final Map<String, KeyEncryptionKey> keys = new LinkedHashMap<>();
    private final KeyEncryptionKey current;

    /// @param all at least one; the first one seals
    public Wrapping(List<KeyEncryptionKey> all) {
        for (var key : all) if (keys.put(key.id(), key) != null) throw new IllegalArgumentException("two key-encryption keys are called " + key.id());
        current = all.getFirst();
    }

    /// With a key that nobody else has and that ends with this process: for tests, and for a mesh that is only trained.
    public static Wrapping passing() {
        return new Wrapping(List.of(new LocalKey("passing", DataKey.random().raw())));
    }

    String wrap(String owner, DataKey key) {
        return current.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(current.wrap(owner, key.raw()));
    }

    /// Empty for what none of the keys sealed for this owner.
    Optional<DataKey> unwrap(String owner, String text) {
        int dot = text.indexOf('.');
        var key = dot < 0 ? null : keys.get(text.substring(0, dot));
        return key == null ? Optional.empty() : bytes(text.substring(dot + 1)).flatMap(wrapped -> key.unwrap(owner, wrapped)).filter(raw -> raw.length == DataKey.BYTES).map(DataKey::new);
    }

    /// Whether it was sealed under the key that seals now.
    boolean current(String text) {
        return text.startsWith(current.id() + ".");
    }

    /// The same key under the key that seals now; empty when it is already, or cannot be opened.
    public Optional<String> renewed(String owner, String text) {
        return current(text) ? Optional.empty() : unwrap(owner, text).map(key -> wrap(owner, key));
    }

    private static Optional<byte[]> bytes(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }
}
