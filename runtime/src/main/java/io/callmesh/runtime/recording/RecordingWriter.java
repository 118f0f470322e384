package io.callmesh.runtime.recording;

import io.callmesh.runtime.seal.Seal;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes one call's sound. A piece can be opened in its place only: pieces that are exchanged, or another call's, do not open. What is never
/// written is silent. One thread.
///
/// ```
/// length, head in clear;  then for each piece: length, sealed (side, position, samples)     purpose of the n-th: recording/n
/// ```
public final class RecordingWriter implements AutoCloseable {

    static final int PIECE_HEAD = 9;

    private final RecordingHead head;
    private final Seal seal;
    private final DataOutputStream out;
    private int pieces;

    private RecordingWriter(RecordingHead head, Seal seal, DataOutputStream out) {
        this.head = head;
        this.seal = seal;
        this.out = out;
    }

    /// @throws IOException also when the file is there: no recording is ever written over
    public static RecordingWriter open(Path file, RecordingHead head, Seal seal) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)));
        var text = head.text().getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
        out.flush();
        return new RecordingWriter(head, seal, out);
    }

    static String purpose(int piece) {
        return "recording/" + piece;
    }

    /// @param first position of the first sample since the call began
    public void write(Side side, long first, short[] samples) throws IOException {
        var clear = ByteBuffer.allocate(PIECE_HEAD + samples.length * 2).order(ByteOrder.LITTLE_ENDIAN).put((byte) side.ordinal()).putLong(first);
        for (short sample : samples) clear.putShort(sample);
        var sealed = seal.seal(head.callId(), purpose(pieces++), clear.array());
        out.writeInt(sealed.length);
        out.write(sealed);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
