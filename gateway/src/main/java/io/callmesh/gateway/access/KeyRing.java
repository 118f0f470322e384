package io.callmesh.gateway.access;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// The keys that there are. Immutable.
public final class KeyRing {

    public static final KeyRing EMPTY = new KeyRing(Map.of());

    /// Compared with when no key has the name, so that it takes as long.
    private static final String NOBODY = "0".repeat(64);

    private final Map<String, Key> byName;

    private KeyRing(Map<String, Key> byName) {
        this.byName = byName;
    }

    /// @throws IllegalArgumentException when two have the same name
    public static KeyRing of(Collection<Key> keys) {
        var byName = new LinkedHashMap<String, Key>();
        for (var key : keys) if (byName.put(key.name(), key) != null) throw new IllegalArgumentException("two keys are called " + key.name());
        return new KeyRing(byName);
    }

    public Collection<Key> keys() {
        return byName.values();
    }

    /// @throws io.callmesh.runtime.MeshException with `Unauthenticated`
    Principal principal(Secret secret, Instant now) {
        var key = byName.get(secret.name());
        boolean right = secret.has(key == null ? NOBODY : key.hash());
        if (key == null || !right) throw Bearer.refused("the key is unknown");
        return key.principal(now);
    }
}
