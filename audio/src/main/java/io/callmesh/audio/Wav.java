package io.callmesh.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// A mono recording.
///
/// Source of the file format: Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0" (1991);
/// format tags 1 (PCM, 8 or 16 bit), 6 (A-law), 7 (mu-law) and 0xFFFE (extensible, with one of those inside).
///
/// @param samples signed 16-bit PCM; several channels of a file are averaged into one
/// @param rateHz  samples per second
public record Wav(short[] samples, int rateHz) {

    private static final int PCM = 1, A_LAW = 6, MU_LAW = 7, EXTENSIBLE = 0xFFFE;

    /// @throws IOException with a message for people when the file is missing, not a WAV or of an unknown coding
    public static Wav read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException("no such file: " + file);
        try {
            return decode(Files.readAllBytes(file));
        } catch (IllegalArgumentException bad) {
            throw new IOException(file + ": " + bad.getMessage(), bad);
        }
    }

    /// @throws IllegalArgumentException saying what is wrong with the bytes
    public static Wav decode(byte[] file) {
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 12 || !"RIFF".equals(tag(in, 0)) || !"WAVE".equals(tag(in, 8))) {
            throw new IllegalArgumentException("not a WAV file: it does not begin with RIFF....WAVE");
        }
        var format = chunk(in, "fmt ").filter(found -> found.remaining() >= 16);
        return decode(
                format.orElseThrow(() -> new IllegalArgumentException("the WAV file has no fmt chunk")),
                chunk(in, "data").orElseThrow(() -> new IllegalArgumentException("the WAV file has no data chunk")));
    }

    private static Wav decode(ByteBuffer format, ByteBuffer data) {
        int coding = format.getShort(0) & 0xffff;
        if (coding == EXTENSIBLE && format.remaining() >= 26) coding = format.getShort(24) & 0xffff;
        int channels = format.getShort(2), rateHz = format.getInt(4), bits = format.getShort(14);
        if (channels < 1 || channels > 8) throw new IllegalArgumentException("channels must be 1 to 8, found " + channels);
        if (rateHz < 4_000 || rateHz > 192_000) throw new IllegalArgumentException("rate must be 4000 to 192000 Hz, found " + rateHz);
        return new Wav(mixed(samples(coding, bits, data), channels), rateHz);
    }

    private static short[] samples(int coding, int bits, ByteBuffer data) {
        var bytes = new byte[data.remaining()];
        data.get(bytes);
        if (coding == MU_LAW) return MuLaw.decode(bytes);
        if (coding == A_LAW) return ALaw.decode(bytes);
        if (coding == PCM && bits == 16) return Pcm.decode(bytes.length % 2 == 0 ? bytes : Arrays.copyOf(bytes, bytes.length - 1));
        if (coding == PCM && bits == 8) return unsigned(bytes);
        throw new IllegalArgumentException("coding must be PCM of 8 or 16 bit, A-law or mu-law, found format " + coding + " of " + bits + " bit");
    }

    private static short[] unsigned(byte[] bytes) {
        var samples = new short[bytes.length];
        for (int i = 0; i < bytes.length; i++) samples[i] = (short) ((bytes[i] & 0xff) - 128 << 8);
        return samples;
    }

    private static short[] mixed(short[] interleaved, int channels) {
        if (channels == 1) return interleaved;
        var mono = new short[interleaved.length / channels];
        for (int i = 0; i < mono.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) sum += interleaved[i * channels + channel];
            mono[i] = (short) (sum / channels);
        }
        return mono;
    }

    private static Optional<ByteBuffer> chunk(ByteBuffer in, String name) {
        int at = 12;
        while (at + 8 <= in.limit()) {
            long size = in.getInt(at + 4) & 0xffffffffL;
            int held = (int) Math.min(size, in.limit() - at - 8L);
            if (tag(in, at).equals(name)) return Optional.of(in.slice(at + 8, held).order(ByteOrder.LITTLE_ENDIAN));
            long next = at + 8L + size + (size & 1);
            if (next > in.limit()) break;
            at = (int) next;
        }
        return Optional.empty();
    }

    private static String tag(ByteBuffer in, int at) {
        var name = new byte[4];
        in.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /// As a file of 16-bit PCM.
    public byte[] encode() {
        var out = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(36 + 2 * samples.length);
        out.put("WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1)).putInt(16).putShort((short) PCM).putShort((short) 1);
        out.putInt(rateHz).putInt(2 * rateHz).putShort((short) 2).putShort((short) 16);
        out.put("data".getBytes(StandardCharsets.ISO_8859_1)).putInt(2 * samples.length).put(Pcm.encode(samples));
        return out.array();
    }

    public void write(Path file) throws IOException {
        Files.write(file, encode());
    }

    /// The same sound at another rate.
    public Wav at(int otherHz) {
        if (otherHz == rateHz) return this;
        var resampler = new Resampler(rateHz, otherHz);
        var head = resampler.next(samples);
        var tail = resampler.finish();
        var all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return new Wav(all, otherHz);
    }
}
