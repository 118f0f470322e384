package io.callmesh.gateway.access.file;

import io.callmesh.gateway.access.Audit;
import io.callmesh.gateway.access.AuditEvent;
import io.callmesh.gateway.access.Key;
import io.callmesh.gateway.access.KeyRing;
import io.callmesh.gateway.access.Visit;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// The keys of a file as they were when it was last whole. Reading them never waits; [#look], called now and then by one
/// thread, takes over what has changed and has it written down. A file that is broken or gone changes nothing: those who
/// are locked out by mistake cannot call, those who were revoked stay revoked.
public final class WatchedKeys implements Supplier<KeyRing> {

    private static final Logger LOG = Logger.getLogger(WatchedKeys.class);

    private final KeyFile file;
    private final Audit audit;
    private final InstantSource clock;
    private final Consumer<String> cut;
    private volatile KeyRing current;
    private String seen;

    private WatchedKeys(KeyFile file, Audit audit, InstantSource clock, Consumer<String> cut) {
        this.cut = cut;
        this.file = file;
        this.audit = audit;
        this.clock = clock;
        seen = print();
        current = file.exists() ? file.read() : KeyRing.EMPTY;
    }

    /// @param path need not exist yet
    /// @param cut  told of accounts whose calls are to end
    /// @throws MeshException with `BadInput` when it exists and is broken
    public static WatchedKeys open(Path path, Audit audit, InstantSource clock, Consumer<String> cut) {
        return new WatchedKeys(new KeyFile(path), audit, clock, cut);
    }

    @Override
    public KeyRing get() {
        return current;
    }

    /// Takes over what has changed since. For one thread.
    public void look() {
        var now = print();
        if (now.equals(seen)) return;
        seen = now;
        try {
            takeOver(file.read());
        } catch (MeshException | IllegalArgumentException broken) {
            LOG.errorf("keys not taken over, the old ones stay: %s", broken.getMessage());
        }
    }

    private void takeOver(KeyRing next) {
        var before = byName(current);
        var after = byName(next);
        current = next;
        LOG.infof("keys taken over keys=%d", after.size());
        var at = clock.instant();
        after.forEach((name, key) -> tell(at, before.containsKey(name) ? changed(before.get(name), key) : "keyAdded", key));
        after.values().stream().filter(key -> key.cut() && !cutOff(before).contains(key.name())).forEach(key -> cut.accept(key.account()));
        before.forEach((name, key) -> tell(at, after.containsKey(name) ? "" : "keyRemoved", key));
    }

    private static Set<String> cutOff(Map<String, Key> keys) {
        return keys.values().stream().filter(Key::cut).map(Key::name).collect(Collectors.toSet());
    }

    private static String changed(Key before, Key after) {
        if (before.equals(after)) return "";
        return before.revoked().isEmpty() && after.revoked().isPresent() ? "keyRevoked" : "keyChanged";
    }

    private void tell(Instant at, String action, Key key) {
        if (!action.isEmpty()) audit.write(new AuditEvent(at, key.tenant(), "key:" + key.name(), new Visit("file", "", action, key.name()), "done", ""));
    }

    private static Map<String, Key> byName(KeyRing ring) {
        return ring.keys().stream().collect(Collectors.toMap(Key::name, Function.identity()));
    }

    private String print() {
        try {
            return Files.size(file.path()) + " " + Files.getLastModifiedTime(file.path()) + " " + file.path().toRealPath();
        } catch (IOException gone) {
            return "gone";
        }
    }
}
