package io.callmesh.gateway.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Records on disk in the order in which they were added, and how many of them are still to be carried. One thread.
///
/// A kill of the process loses nothing that was added, for the system writes it on. A power cut loses what was added since the last
/// [#force]; the outbox calls that once a second. Carried records are given up file by file.
final class Spool implements AutoCloseable {

    /// A file is given up when all of it has been carried, so this is also what may be kept too long.
    private static final long SEGMENT = 4 << 20;

    private final Path folder;
    private final long limitBytes;
    private final Bookmark bookmark;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private Bookmark.Place next;
    private long waiting;

    private Spool(Path folder, long limitBytes) throws IOException {
        this.folder = folder;
        this.limitBytes = limitBytes;
        bookmark = new Bookmark(folder);
        next = bookmark.read();
    }

    /// What is there goes on.
    ///
    /// @param limitBytes of all files together
    static Spool open(Path folder, long limitBytes) throws IOException {
        var spool = new Spool(Files.createDirectories(folder), limitBytes);
        spool.find();
        return spool;
    }

    private void find() throws IOException {
        try (var files = Files.list(folder)) {
            var numbers = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".segment")).map(name -> Long.valueOf(name.substring(0, 12))).sorted().toList();
            for (long number : numbers) segments.add(Segment.open(folder, number));
        }
        if (segments.isEmpty()) segments.add(Segment.open(folder, next.segment() + 1));
        giveUp();
        for (var segment : segments) waiting += segment.count(from(segment));
    }

    private long from(Segment segment) {
        return segment.number() == next.segment() ? next.at() : 0;
    }

    /// @return false when there is no room; nothing is added then
    /// @throws IOException when the disk does not take it; nothing is added then
    boolean add(byte[] record) throws IOException {
        if (bytes() + Segment.HEADER + record.length > limitBytes) return false;
        if (segments.getLast().end() >= SEGMENT) roll();
        segments.getLast().append(record);
        waiting++;
        return true;
    }

    private void roll() throws IOException {
        segments.getLast().force();
        segments.add(Segment.open(folder, segments.getLast().number() + 1));
    }

    /// The next records to be carried, with where each ends.
    List<Waiting> peek(int most) throws IOException {
        var found = new ArrayList<Waiting>();
        for (var segment : segments) {
            long at = from(segment);
            for (var record = segment.read(at); record.isPresent() && found.size() < most; record = segment.read(at)) {
                at = record.get().next();
                found.add(new Waiting(record.get().content(), new Bookmark.Place(segment.number(), at)));
            }
        }
        return found;
    }

    /// A record to be carried.
    ///
    /// @param after where the one after it begins
    record Waiting(byte[] content, Bookmark.Place after) {}

    /// So many of the next records have been carried.
    void carried(List<Waiting> records) throws IOException {
        next = records.getLast().after();
        waiting -= records.size();
        giveUp();
        bookmark.write(next);
    }

    /// What was carried whole, and what is damaged up to where one can go on.
    private void giveUp() throws IOException {
        while (segments.size() > 1 && done(segments.getFirst())) segments.removeFirst().delete();
        var first = segments.getFirst();
        if (first.number() > next.segment() || next.at() > first.end()) next = new Bookmark.Place(first.number(), 0);
        if (done(first) && first.end() >= SEGMENT) renew(first);
    }

    private void renew(Segment carried) throws IOException {
        segments.add(Segment.open(folder, carried.number() + 1));
        segments.removeFirst().delete();
        next = new Bookmark.Place(carried.number() + 1, 0);
    }

    private boolean done(Segment segment) throws IOException {
        if (segment.number() != next.segment()) return segment.number() < next.segment();
        return segment.read(next.at()).isEmpty();
    }

    /// Records not yet carried.
    long waiting() {
        return waiting;
    }

    /// What all files take.
    long bytes() {
        return segments.stream().mapToLong(Segment::end).sum();
    }

    void force() throws IOException {
        segments.getLast().force();
    }

    /// Deletes everything.
    void clear() throws IOException {
        for (var segment : segments) segment.delete();
        bookmark.close();
        Files.deleteIfExists(folder.resolve("bookmark"));
    }

    @Override
    public void close() throws IOException {
        for (var segment : segments) segment.close();
        bookmark.close();
    }
}
