package io.callmesh.gateway.recording;

import io.callmesh.audio.Frame;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.recording.RecordingHead;
import io.callmesh.runtime.recording.RecordingWriter;
import io.callmesh.runtime.recording.Side;
import io.callmesh.runtime.seal.Seal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/// Writes a call into a file on a thread of its own. What that thread cannot take in time is dropped and counted.
final class SealedRecorder implements Recorder {

    private static final Logger LOG = Logger.getLogger(SealedRecorder.class);
    /// Spans of both sides that wait to be written: some minutes of a call.
    private static final int ROOM = 32;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Side, Track> tracks = new EnumMap<>(Side.class);
    private final BlockingQueue<Optional<Span>> writing = new ArrayBlockingQueue<>(ROOM + 1);
    private final RecordingHead head;
    private final Path file;
    private final Seal seal;
    private final LongSupplier nanos;
    private final LongAdder dropped;
    private final long begun;

    private record Span(Side side, List<Track.Piece> pieces) {}

    SealedRecorder(RecordingHead head, Path file, Seal seal, LongSupplier nanos, LongAdder dropped) {
        this.head = head;
        this.file = file;
        this.seal = seal;
        this.nanos = nanos;
        this.dropped = dropped;
        begun = nanos.getAsLong();
        for (var side : Side.values()) tracks.put(side, new Track(head.rateHz()));
        Thread.ofVirtual().name(head.callId() + "/recorder").start(this::run);
    }

    private Track track(Side side) {
        return tracks.computeIfAbsent(side, _ -> new Track(head.rateHz()));
    }

    @Override
    public void sounded(Side side, Frame frame) {
        if (frame.rate() != head.rateHz()) return;
        lock.lock();
        try {
            track(side).add(frame, (nanos.getAsLong() - begun) / 1_000_000);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void keyed() {
        lock.lock();
        try {
            track(Side.CALLER).spoil();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void told(Side side, boolean harmless) {
        lock.lock();
        try {
            var pieces = track(side).release(harmless);
            if (!pieces.isEmpty() && (writing.size() >= ROOM || !writing.offer(Optional.of(new Span(side, pieces))))) dropped.increment();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!writing.offer(Optional.empty())) writing.clear();
            writing.offer(Optional.empty());
        } finally {
            lock.unlock();
        }
    }

    /// A call of which nothing may be recorded leaves no file.
    private void run() {
        try {
            var first = writing.take();
            if (first.isEmpty()) return;
            try (var writer = RecordingWriter.open(file, head, seal)) {
                for (var span = first; span.isPresent(); span = writing.take()) write(span.get(), writer);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | MeshException failed) {
            LOG.warnf("call not recorded callId=%s cause=%s", head.callId(), failed instanceof MeshException mesh ? mesh.fault() : new Fault.EngineFailed(failed.getClass().getSimpleName()));
        }
    }

    private static void write(Span span, RecordingWriter writer) throws IOException {
        for (var pieces = span.pieces(); !pieces.isEmpty();) {
            int count = joined(pieces);
            var samples = new short[pieces.subList(0, count).stream().mapToInt(piece -> piece.samples().length).sum()];
            int at = 0;
            for (var piece : pieces.subList(0, count)) {
                System.arraycopy(piece.samples(), 0, samples, at, piece.samples().length);
                at += piece.samples().length;
            }
            writer.write(span.side(), pieces.getFirst().first(), samples);
            pieces = pieces.subList(count, pieces.size());
        }
    }

    /// How many of them follow each other, a second at most.
    private static int joined(List<Track.Piece> pieces) {
        int count = 1;
        while (count < pieces.size() && count < 50 && pieces.get(count).first() == pieces.get(count - 1).first() + pieces.get(count - 1).samples().length) count++;
        return count;
    }
}
