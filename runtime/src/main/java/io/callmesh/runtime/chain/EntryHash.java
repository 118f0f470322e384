package io.callmesh.runtime.chain;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The hash of an entry of the journal: SHA-256 over the record's value without its member `hash`, in the canonical form of
/// RFC 8785. It covers members a reader does not know, needs no key, and can be taken in any language.
public final class EntryHash {

    private static final String HASH = "hash";

    private EntryHash() {}

    /// @param json an entry as it stands on the topic, with or without its hash
    /// @return 64 hexadecimal digits
    /// @throws IllegalArgumentException when it is no JSON object
    public static String of(String json) {
        try {
            var object = Struct.newBuilder();
            JsonFormat.parser().merge(json, object);
            return sha256(CanonicalJson.of(object.removeFields(HASH).build()));
        } catch (InvalidProtocolBufferException garbled) {
            throw new IllegalArgumentException("not a JSON object", garbled);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
