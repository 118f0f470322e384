package io.callmesh.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// What was worked out for the things asked for last, so that it is not worked out again; the one not asked for longest gives way.
/// Thread-safe. Two threads that ask for the same at once may both work it out.
public final class Latest<K, V> {

    private final Map<K, V> known;

    /// @param room for how many
    public Latest(int room) {
        known = new LinkedHashMap<>(64, 0.75f, true) {

            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > room;
            }
        };
    }

    /// @param worked called without a lock when it is not known
    public V of(K key, Function<K, V> worked) {
        synchronized (known) {
            var value = known.get(key);
            if (value != null) return value;
        }
        var value = worked.apply(key);
        synchronized (known) {
            known.put(key, value);
        }
        return value;
    }
}
