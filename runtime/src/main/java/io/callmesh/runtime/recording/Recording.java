package io.callmesh.runtime.recording;

import io.callmesh.runtime.seal.Seal;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A recording that has been opened: both sides from the beginning of the call, silent where nothing was recorded.
///
/// @param caller    signed 16-bit PCM
/// @param assistant as many samples
public record Recording(RecordingHead head, short[] caller, short[] assistant) {

    private static final int LONGEST_HEAD = 4096, LONGEST_PIECE = 1 << 20, MOST_HOURS = 6;

    private record Piece(int side, int first, short[] samples) {}

    /// Reads the head, for which no key is needed.
    ///
    /// @throws IOException also when the file is none
    public static RecordingHead head(Path file) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            return head(in);
        }
    }

    /// @return empty when its key is gone, or it was tampered with
    /// @throws IOException also when the file is none; one that was cut off while it was written is read as far as it goes
    /// @throws io.callmesh.runtime.MeshException when the store of keys does not answer
    public static Optional<Recording> read(Path file, Seal seal) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            var head = head(in);
            var pieces = new ArrayList<Piece>();
            for (var sealed = next(in); sealed.isPresent(); sealed = next(in)) {
                var clear = seal.open(head.callId(), RecordingWriter.purpose(pieces.size()), sealed.get());
                if (clear.isEmpty()) return Optional.empty();
                pieces.add(piece(clear.get(), head.rateHz()));
            }
            return Optional.of(of(head, pieces));
        }
    }

    private static RecordingHead head(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST_HEAD) throw new IOException("not a recording");
        try {
            return RecordingHead.of(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | java.time.DateTimeException other) {
            throw new IOException("not a recording", other);
        }
    }

    private static Optional<byte[]> next(DataInputStream in) throws IOException {
        try {
            int length = in.readInt();
            if (length < 0 || length > LONGEST_PIECE) throw new IOException("not a recording");
            var sealed = in.readNBytes(length);
            return sealed.length == length ? Optional.of(sealed) : Optional.empty();
        } catch (EOFException end) {
            return Optional.empty();
        }
    }

    private static Piece piece(byte[] clear, int rateHz) throws IOException {
        var bytes = ByteBuffer.wrap(clear).order(ByteOrder.LITTLE_ENDIAN);
        int side = bytes.get();
        long first = bytes.getLong();
        if (first < 0 || first > (long) rateHz * 3600 * MOST_HOURS) throw new IOException("not a recording");
        var samples = new short[bytes.remaining() / 2];
        bytes.asShortBuffer().get(samples);
        return new Piece(side, (int) first, samples);
    }

    private static Recording of(RecordingHead head, List<Piece> pieces) {
        int length = pieces.stream().mapToInt(piece -> piece.first() + piece.samples().length).max().orElse(0);
        var sides = new short[2][length];
        for (var piece : pieces) System.arraycopy(piece.samples(), 0, sides[piece.side()], piece.first(), piece.samples().length);
        return new Recording(head, sides[0], sides[1]);
    }

    /// As a WAV file of two channels: the caller on the left, the assistant on the right.
    public byte[] wav() {
        int bytes = caller.length * 4;
        var wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN).put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes).put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16).putShort((short) 1).putShort((short) 2).putInt(head.rateHz()).putInt(head.rateHz() * 4).putShort((short) 4).putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        for (int at = 0; at < caller.length; at++) wav.putShort(caller[at]).putShort(assistant[at]);
        return wav.array();
    }
}
