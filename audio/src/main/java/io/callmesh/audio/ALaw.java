package io.callmesh.audio;

/// The companded 8-bit code of telephone lines outside North America and Japan.
///
/// Source: ITU-T Recommendation G.711 (11/88), table 1a; even bits inverted on the line as its note 2 demands.
public final class ALaw {

    private static final int EVEN_BITS = 0x55;
    private static final short[] LINEAR = table();

    private ALaw() {}

    public static short[] decode(byte[] code) {
        var pcm = new short[code.length];
        for (int i = 0; i < code.length; i++) pcm[i] = LINEAR[code[i] & 0xff];
        return pcm;
    }

    public static byte encode(short sample) {
        int sign = sample < 0 ? 0 : 0x80;
        int magnitude = Math.min(sample < 0 ? ~sample : sample, 32_767) >> 3;
        int exponent = Math.max(0, 27 - Integer.numberOfLeadingZeros(magnitude | 1));
        int mantissa = magnitude >> Math.max(1, exponent) & 0x0f;
        return (byte) ((sign | exponent << 4 | mantissa) ^ EVEN_BITS);
    }

    private static short[] table() {
        var linear = new short[256];
        for (int code = 0; code < 256; code++) {
            int bits = code ^ EVEN_BITS;
            int exponent = bits >> 4 & 7;
            int step = (bits & 0x0f) << 4;
            int magnitude = exponent == 0 ? step + 8 : step + 0x108 << exponent - 1;
            linear[code] = (short) ((bits & 0x80) != 0 ? magnitude : -magnitude);
        }
        return linear;
    }
}
