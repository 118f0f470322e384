package io.callmesh.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// A key as it is presented: a prefix that scanners of leaked secrets can look for, a name that may be shown, and 256 random
/// bits. Prints as its name.
///
/// It is kept as its SHA-256. A slow hash with salt, as passwords need, protects what can be guessed; 256 random bits cannot be,
/// and the hash is computed for every request.
///
/// @param prefix `cmk` for keys of programs, `cmb` for those of browsers
/// @param name   ten lower-case letters and digits; no secret
public record Secret(String prefix, String name, String token) {

    public static final String PROGRAM = "cmk", BROWSER = "cmb";

    private static final Pattern FORM = Pattern.compile("(cmk|cmb)_([a-z0-9]{10})_[A-Za-z0-9_-]{43}");
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int BYTES = 32, NAME = 10;

    /// A new one.
    public static Secret fresh(String prefix, SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var name = new StringBuilder();
        for (int i = 0; i < NAME; i++) name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return new Secret(prefix, name.toString(), prefix + "_" + name + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Nothing for what has another form.
    public static Optional<Secret> of(String token) {
        var match = FORM.matcher(token);
        return match.matches() ? Optional.of(new Secret(match.group(1), match.group(2), token)) : Optional.empty();
    }

    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// In a time that does not tell how much of it is right.
    public boolean has(String hash) {
        return MessageDigest.isEqual(hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return prefix + "_" + name;
    }
}
