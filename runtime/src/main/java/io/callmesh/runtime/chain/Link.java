package io.callmesh.runtime.chain;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import java.util.Optional;

/// What of an entry makes it part of the chain.
///
/// @param sequence from 1; 0 stands outside the chain, as the notice of an erasure does
/// @param hash     that it says it has
/// @param previous hash of the entry before
/// @param fence    how often the call had been taken over
/// @param intact   whether it has the hash it says
public record Link(long sequence, String hash, String previous, long fence, boolean intact) {

    /// Of an entry as it stands on the topic; empty for what is no entry.
    public static Optional<Link> of(String json) {
        try {
            var object = Struct.newBuilder();
            JsonFormat.parser().merge(json, object);
            String hash = text(object, "hash");
            return Optional.of(new Link(number(object, "sequence"), hash, text(object, "previousHash"), number(object, "fence"), EntryHash.of(json).equals(hash)));
        } catch (InvalidProtocolBufferException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static String text(Struct.Builder object, String name) {
        return object.getFieldsMap().containsKey(name) ? object.getFieldsOrThrow(name).getStringValue() : "";
    }

    /// Protobuf's JSON has 64-bit numbers in strings.
    private static long number(Struct.Builder object, String name) {
        String text = text(object, name);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
