package io.callmesh.gateway.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// With what a caller who was cut off takes their call up again: the id of the call and 128 random bits, both in base64url (RFC 4648,
/// section 5), with a dot between. It names its call, so that nothing else has to be looked up; stores keep its [digest][#digest] only.
public final class ResumeToken {

    private static final int SECRET_BYTES = 16, ID_BYTES = 16;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private ResumeToken() {}

    /// @param callId a UUID
    public static String fresh(String callId, SecureRandom random) {
        var id = UUID.fromString(callId);
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return ENCODER.encodeToString(ByteBuffer.allocate(ID_BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array()) + "." + ENCODER.encodeToString(secret);
    }

    /// The call that it is for; empty for what is no token of this form.
    public static Optional<String> callId(String token) {
        int dot = token.indexOf('.');
        if (dot < 0) return Optional.empty();
        try {
            var id = Base64.getUrlDecoder().decode(token.substring(0, dot));
            if (id.length != ID_BYTES) return Optional.empty();
            var bytes = ByteBuffer.wrap(id);
            return Optional.of(new UUID(bytes.getLong(), bytes.getLong()).toString());
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    /// SHA-256 in hexadecimal: of 128 random bits nobody can guess them.
    public static String digest(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// Whether a token has this digest; takes as long whichever it is.
    public static boolean fits(String token, String digest) {
        return MessageDigest.isEqual(digest(token).getBytes(StandardCharsets.UTF_8), digest.getBytes(StandardCharsets.UTF_8));
    }
}
