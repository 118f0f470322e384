package io.callmesh.gateway.tool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;

/// Something that a call has had done, or is having done.
///
/// @param digest of the tool and its arguments: the same for the same wish of the same call. Kept where the session is,
///               and nowhere else, for short values can be guessed from it
/// @param key    its idempotency key
/// @param result empty while it is being done, and for ever if whoever did it died
public record Deed(String callId, String digest, String key, Optional<ToolResult> result) {

    /// One that is about to begin.
    public static Deed of(CallContext context, String tool, Arguments arguments) {
        return new Deed(context.callId(), digest(tool, arguments), context.idempotencyKey(), Optional.empty());
    }

    public Deed ended(ToolResult how) {
        return new Deed(callId, digest, key, Optional.of(how));
    }

    public Deed under(String other) {
        return new Deed(callId, digest, other, result);
    }

    /// Whether it is known what came of it.
    public boolean settled() {
        return result.isPresent() && !(result.get() instanceof ToolResult.Uncertain);
    }

    /// Each part after its length, so that no two wishes look alike.
    private static String digest(String tool, Arguments arguments) {
        var text = new StringBuilder(tool);
        new TreeMap<>(arguments.values()).forEach((name, value) -> text.append('\n').append(name).append(' ').append(value.length()).append(' ').append(value));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
