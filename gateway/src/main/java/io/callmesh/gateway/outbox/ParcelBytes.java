package io.callmesh.gateway.outbox;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A parcel as bytes: rank, time, and each text behind its length.
final class ParcelBytes {

    private static final int FIXED = 1 + Long.BYTES + Integer.BYTES;
    private static final Parcel.Rank[] RANKS = Parcel.Rank.values();

    private ParcelBytes() {}

    static byte[] write(Parcel parcel) {
        var texts = List.of(parcel.topic(), parcel.key(), parcel.id(), parcel.type(), parcel.subject(), parcel.tenant(), parcel.value()).stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        var bytes = ByteBuffer.allocate(FIXED + texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum());
        bytes.put((byte) parcel.rank().ordinal()).putLong(parcel.at().getEpochSecond()).putInt(parcel.at().getNano());
        texts.forEach(text -> bytes.putInt(text.length).put(text));
        return bytes.array();
    }

    /// Empty for what is no parcel.
    static Optional<Parcel> readable(byte[] written) {
        try {
            return Optional.of(read(ByteBuffer.wrap(written)));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException | DateTimeException noParcel) {
            return Optional.empty();
        }
    }

    private static Parcel read(ByteBuffer bytes) {
        var rank = RANKS[bytes.get()];
        var at = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
        return new Parcel(rank, text(bytes), text(bytes), text(bytes), text(bytes), text(bytes), text(bytes), at, text(bytes));
    }

    private static String text(ByteBuffer bytes) {
        var text = new byte[bytes.getInt()];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
