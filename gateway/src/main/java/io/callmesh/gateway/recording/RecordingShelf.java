package io.callmesh.gateway.recording;

import io.callmesh.gateway.erasure.Trace;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.recording.Recording;
import io.callmesh.runtime.recording.RecordingHead;
import io.callmesh.runtime.seal.Seal;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/// Where recordings are kept: a file for each call. Thread-safe.
public final class RecordingShelf implements Recorders, Trace, Archive {

    private static final Logger LOG = Logger.getLogger(RecordingShelf.class);
    private static final String ENDING = ".recording", CALL = "[0-9A-Za-z-]{1,64}";

    /// As often as a call may be taken over, and be recorded still.
    private static final int PARTS = 10;

    private final Path folder;
    private final Seal seal;
    private final Chosen chosen;
    private final Function<String, Duration> retention;
    private final LongSupplier nanos;
    private final LongAdder dropped = new LongAdder();

    /// Which calls are recorded.
    ///
    /// @param tenants    whose; none: all
    /// @param assistants with whom; none: all
    public record Chosen(Set<String> tenants, Set<String> assistants) {

        boolean hold(RecordingHead call) {
            return (tenants.isEmpty() || tenants.contains(call.tenant())) && (assistants.isEmpty() || assistants.contains(call.assistant()));
        }
    }

    /// @param retention how long a tenant's are kept
    public RecordingShelf(Path folder, Seal seal, Chosen chosen, Function<String, Duration> retention, LongSupplier nanos) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.seal = seal;
        this.chosen = chosen;
        this.retention = retention;
        this.nanos = nanos;
    }

    @Override
    public Recorder open(RecordingHead call) {
        if (!chosen.hold(call) || !call.callId().matches(CALL)) return Recorder.NONE;
        var free = IntStream.range(0, PARTS).mapToObj(part -> file(call.callId(), part)).filter(Files::notExists).findFirst();
        return free.<Recorder>map(file -> new SealedRecorder(call, file, seal, nanos, dropped)).orElse(Recorder.NONE);
    }

    /// Spans that could not be written in time.
    public long dropped() {
        return dropped.sum();
    }

    /// The file of a call, if there is one. A call that went on at another gateway has more of them; this is the first.
    public Optional<Path> of(String callId) {
        return callId.matches(CALL) ? Optional.of(file(callId, 0)).filter(Files::isRegularFile) : Optional.empty();
    }

    private Path file(String callId, int part) {
        return folder.resolve(callId + (part == 0 ? "" : "." + part) + ENDING);
    }

    /// Empty also when it has only just begun.
    private Optional<Recording> read(Path file) throws IOException {
        try {
            return Recording.read(file, seal);
        } catch (EOFException begun) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Recording> find(String callId, Predicate<String> tenants) {
        try {
            var file = of(callId);
            return (file.isPresent() ? read(file.get()) : Optional.<Recording>empty()).filter(found -> tenants.test(found.head().tenant()));
        } catch (IOException failed) {
            throw new MeshException(new Fault.Unavailable("recordings"), failed);
        }
    }

    @Override
    public void erase(String callId) {
        try {
            if (!callId.matches(CALL)) return;
            for (int part = 0; part < PARTS; part++) Files.deleteIfExists(file(callId, part));
        } catch (IOException failed) {
            throw new MeshException(new Fault.Unavailable("recordings"), failed);
        }
    }

    /// Deletes what has been kept long enough.
    public void sweep(Instant now) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(file -> file.toString().endsWith(ENDING)).toList()) if (old(file, now)) Files.deleteIfExists(file);
        }
    }

    private boolean old(Path file, Instant now) {
        try {
            var head = Recording.head(file);
            return head.startedAt().plus(retention.apply(head.tenant())).isBefore(now);
        } catch (IOException unreadable) {
            LOG.warnf("not a recording file=%s", file.getFileName());
            return false;
        }
    }
}
