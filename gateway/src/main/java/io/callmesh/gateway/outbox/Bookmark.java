package io.callmesh.gateway.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// How far a spool has been carried, in a file of 20 bytes: segment, position, CRC-32C of both. One that cannot be read is the
/// beginning: what was carried is then carried again.
final class Bookmark implements AutoCloseable {

    private static final int FIELDS = 2 * Long.BYTES, SIZE = FIELDS + Integer.BYTES;

    private final FileChannel channel;

    /// The next record to be carried.
    record Place(long segment, long at) {}

    Bookmark(Path folder) throws IOException {
        channel = FileChannel.open(folder.resolve("bookmark"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    Place read() throws IOException {
        var bytes = ByteBuffer.allocate(SIZE);
        if (channel.read(bytes, 0) < SIZE) return new Place(0, 0);
        bytes.flip();
        var place = new Place(bytes.getLong(), bytes.getLong());
        return bytes.getInt() == check(bytes) ? place : new Place(0, 0);
    }

    void write(Place place) throws IOException {
        var bytes = ByteBuffer.allocate(SIZE).putLong(place.segment()).putLong(place.at());
        channel.write(bytes.putInt(check(bytes)).flip(), 0);
    }

    private static int check(ByteBuffer bytes) {
        var check = new CRC32C();
        check.update(bytes.array(), 0, FIELDS);
        return (int) check.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
