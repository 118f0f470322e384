package io.callmesh.runtime.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key of 256 bits, and the one way it is used: AES-GCM with a random nonce of 96 bits and a tag of 128 (NIST SP 800-38D, 8.2.2).
/// Sealed bytes are a version (1), the nonce (12), then the ciphertext with its tag; the version, the purpose and the owner are
/// authenticated with them. A call seals some thousands of things, far from the 2^32 that random nonces allow (8.3).
///
/// Prints as nothing. Safe for many threads.
public final class DataKey {

    /// Of a key.
    static final int BYTES = 32;

    private static final byte VERSION = 1;
    private static final int NONCE = 12, TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    /// @param raw 32 bytes, copied
    DataKey(byte[] raw) {
        if (raw.length != BYTES) throw new IllegalArgumentException("a key of " + raw.length + " bytes instead of " + BYTES);
        key = new SecretKeySpec(raw, "AES");
    }

    public static DataKey random() {
        var raw = new byte[BYTES];
        RANDOM.nextBytes(raw);
        return new DataKey(raw);
    }

    public byte[] seal(String owner, String purpose, byte[] clear) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = new byte[1 + NONCE + clear.length + TAG];
            sealed[0] = VERSION;
            System.arraycopy(nonce, 0, sealed, 1, NONCE);
            cipher(Cipher.ENCRYPT_MODE, nonce, owner, purpose).doFinal(clear, 0, clear.length, sealed, 1 + NONCE);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    /// Empty for everything that this key did not seal for this owner and purpose.
    public Optional<byte[]> open(String owner, String purpose, byte[] sealed) {
        if (sealed.length < 1 + NONCE + TAG || sealed[0] != VERSION) return Optional.empty();
        try {
            var nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, owner, purpose).doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String owner, String purpose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(bound(owner, purpose));
        return cipher;
    }

    /// The version, then the purpose with its length before it, then the owner: no two pairs give the same bytes.
    private static byte[] bound(String owner, String purpose) {
        byte[] why = purpose.getBytes(StandardCharsets.UTF_8), whose = owner.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 + why.length + whose.length).put(VERSION).putInt(why.length).put(why).put(whose).array();
    }

    byte[] raw() {
        return key.getEncoded();
    }

    @Override
    public String toString() {
        return "a key";
    }
}
