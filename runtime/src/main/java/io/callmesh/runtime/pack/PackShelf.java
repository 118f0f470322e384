package io.callmesh.runtime.pack;

import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.PackRef;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The packs a service holds, by content hash; the one asked for longest ago makes room for a new one.
///
/// Safe for many threads.
public final class PackShelf {

    private final Map<String, Pack> byHash;
    private final Map<String, String> latest = new HashMap<>();

    /// @param room how many packs to hold: a few versions of each assistant
    public PackShelf(int room) {
        byHash = new LinkedHashMap<>(room, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Pack> eldest) {
                return size() > room;
            }
        };
    }

    /// @throws MeshException with `BadInput` when the pack does not say which one it is
    public synchronized void put(Pack pack) {
        if (pack.getRef().getId().isEmpty()) throw new MeshException(new Fault.BadInput("pack.ref.id", "must not be empty"));
        if (pack.getRef().getHash().isEmpty()) throw new MeshException(new Fault.BadInput("pack.ref.hash", "must not be empty"));
        byHash.put(pack.getRef().getHash(), pack);
        latest.put(pack.getRef().getId(), pack.getRef().getHash());
        latest.values().retainAll(byHash.keySet());
    }

    /// The version of an assistant that came last, for those who know its id only.
    public synchronized Optional<Pack> latest(String id) {
        return Optional.ofNullable(latest.get(id)).map(byHash::get);
    }

    /// @throws MeshException with `NotFound`, reason `PACK_UNKNOWN`
    public synchronized Pack get(PackRef ref) {
        var pack = byHash.get(ref.getHash());
        if (pack == null) throw new MeshException(new Fault.NotFound("pack", ref.getId(), "PACK_UNKNOWN"));
        return pack;
    }
}
