package io.callmesh.gateway.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/// One file of the spool. Records are only ever added at its end: length, CRC-32C of the content (RFC 3720, appendix B.4), content.
///
/// A record that was torn by a kill or a full disk ends the file: [#open] cuts it off.
final class Segment implements AutoCloseable {

    static final int HEADER = 2 * Integer.BYTES;
    /// Above anything the gateway writes; a length beyond it is no length.
    private static final int MAX_RECORD = 16 << 20;

    private final Path file;
    private final long number;
    private final FileChannel channel;
    private long end;

    /// A record and where the next begins.
    record Found(byte[] content, long next) {}

    private Segment(Path file, long number, FileChannel channel) {
        this.file = file;
        this.number = number;
        this.channel = channel;
    }

    /// A file that is there or is made, up to its last whole record.
    static Segment open(Path folder, long number) throws IOException {
        var file = folder.resolve("%012d.segment".formatted(number));
        var segment = new Segment(file, number, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        segment.recover();
        return segment;
    }

    private void recover() throws IOException {
        end = channel.size();
        long whole = 0;
        for (var found = read(0); found.isPresent(); found = read(whole)) whole = found.get().next();
        end = whole;
        channel.truncate(whole);
    }

    long number() {
        return number;
    }

    /// Where the next record will begin.
    long end() {
        return end;
    }

    /// Adds a record, or leaves the file as it was.
    void append(byte[] content) throws IOException {
        var record = ByteBuffer.allocate(HEADER + content.length).putInt(content.length).putInt(check(content)).put(content).flip();
        try {
            for (long at = end; record.hasRemaining();) at += channel.write(record, at);
            end += HEADER + content.length;
        } catch (IOException full) {
            channel.truncate(end);
            throw full;
        }
    }

    /// The record that begins there; empty at the end and where what is there is damaged.
    Optional<Found> read(long at) throws IOException {
        if (at + HEADER > end) return Optional.empty();
        var header = bytes(at, HEADER);
        int length = header.getInt();
        if (length < 0 || length > MAX_RECORD || at + HEADER + length > end) return Optional.empty();
        var content = bytes(at + HEADER, length).array();
        return check(content) == header.getInt() ? Optional.of(new Found(content, at + HEADER + length)) : Optional.empty();
    }

    /// How many records there are from there on.
    long count(long from) throws IOException {
        long count = 0;
        for (var found = read(from); found.isPresent(); found = read(found.get().next())) count++;
        return count;
    }

    private ByteBuffer bytes(long at, int count) throws IOException {
        var bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) { }
        return bytes.flip().limit(count);
    }

    private static int check(byte[] content) {
        var check = new CRC32C();
        check.update(content);
        return (int) check.getValue();
    }

    /// Has the disk hold what was added.
    void force() throws IOException {
        channel.force(false);
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
