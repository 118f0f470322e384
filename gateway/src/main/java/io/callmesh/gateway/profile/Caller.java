package io.callmesh.gateway.profile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Somebody who calls, as the line or the program that opened it vouches for. Prints as a hash.
///
/// @param id a telephone number or an account, for example
public record Caller(String tenant, String id) {

    /// Tells callers apart and does not show who they are at first sight; short numbers can be guessed from it.
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest((tenant.length() + " " + tenant + id).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// The name of their key.
    public String owner() {
        return "caller-" + hash();
    }

    @Override
    public String toString() {
        return hash().substring(0, 8);
    }
}
