package io.callmesh.runtime.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Makes unreadable what belongs to one call, for everybody who has not that call's key. Safe for many threads.
///
/// What is sealed opens under the same owner and purpose only: put elsewhere, cut or changed it does not open.
public interface Seal {

    /// Seals under the key of its owner. When the owner's key is gone, by erasure or by age, the result is as any other and nobody
    /// can ever open it: who writes late must not fail, and must not bring back what was erased.
    ///
    /// A gateway has the keys of its live calls in memory and never waits for them; others ask the store when they meet an owner first.
    ///
    /// @param owner   a call's id, or what [CallKeys] else has keys of
    /// @param purpose what it is for: `session`, `journal`, `ledger`…; part of the seal, not hidden
    /// @throws io.callmesh.runtime.MeshException with `Unavailable` or `TimedOut` when it must be asked for the key and does not answer
    byte[] seal(String owner, String purpose, byte[] clear);

    /// What was sealed; empty when nobody can open it any more, or it is not what was sealed for this owner and purpose.
    /// Nothing else is ever thrown than this:
    ///
    /// @throws io.callmesh.runtime.MeshException with `Unavailable` or `TimedOut` when the store of keys does not answer: ask again later
    Optional<byte[]> open(String owner, String purpose, byte[] sealed);

    /// Waits until others can open what was sealed here: until the owner's key is where they find it. Nothing is to be done for most.
    ///
    /// @throws io.callmesh.runtime.MeshException when the store of keys does not answer
    default void settle(String owner) {}

    /// Text as sealed text (base64url), for stores and topics that hold text.
    default String sealText(String owner, String purpose, String clear) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal(owner, purpose, clear.getBytes(StandardCharsets.UTF_8)));
    }

    /// As [#open]; empty also for what is no base64url.
    default Optional<String> openText(String owner, String purpose, String sealed) {
        return decoded(sealed).flatMap(bytes -> open(owner, purpose, bytes)).map(clear -> new String(clear, StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> decoded(String sealed) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(sealed));
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    /// Seals nothing: for tests of those who use a seal.
    static Seal clear() {
        return new Seal() {
            @Override
            public byte[] seal(String owner, String purpose, byte[] clear) {
                return clear.clone();
            }

            @Override
            public Optional<byte[]> open(String owner, String purpose, byte[] sealed) {
                return Optional.of(sealed.clone());
            }
        };
    }
}
