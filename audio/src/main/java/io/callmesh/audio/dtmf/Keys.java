package io.callmesh.audio.dtmf;

/// Which two tones a key is. Source: ITU-T Recommendation Q.23 (11/88), section 6.
final class Keys {

    static final double[] LOW_HZ = {697, 770, 852, 941}, HIGH_HZ = {1209, 1336, 1477, 1633};

    private static final String PAD = "123A456B789C*0#D";

    private Keys() {}

    static char at(int low, int high) {
        return PAD.charAt(4 * low + high);
    }

    /// @throws IllegalArgumentException when there is no such key
    static int place(char key) {
        int place = PAD.indexOf(key);
        if (place < 0) throw new IllegalArgumentException("a key must be one of 0-9, *, # and A-D");
        return place;
    }

    /// Whether people have this key.
    static boolean common(char key) {
        return key < 'A';
    }
}
