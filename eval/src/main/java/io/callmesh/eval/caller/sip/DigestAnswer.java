package io.callmesh.eval.caller.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The answer to a challenge. Source: RFC 7616, section 3.4; RFC 8760 for SIP.
final class DigestAnswer {

    private static final Pattern PART = Pattern.compile("(\\w+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,]+))");
    private static final Map<String, String> HASHES = Map.of("MD5", "MD5", "SHA-256", "SHA-256");

    private DigestAnswer() {}

    /// To the first of the challenges that we can answer.
    ///
    /// @return the value of an `Authorization` field; empty when there is none
    static Optional<String> to(List<String> challenges, String method, String uri, String user, String password) {
        for (var challenge : challenges) {
            var parts = parts(challenge);
            var hash = Optional.ofNullable(HASHES.get(parts.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT)));
            if (hash.isPresent() && challenge.regionMatches(true, 0, "Digest", 0, 6)) return Optional.of(answer(parts, hash.get(), method, uri, user, password));
        }
        return Optional.empty();
    }

    private static Map<String, String> parts(String challenge) {
        var parts = new HashMap<String, String>();
        var each = PART.matcher(challenge);
        while (each.find()) parts.put(each.group(1).toLowerCase(Locale.ROOT), Optional.ofNullable(each.group(2)).orElseGet(() -> each.group(3)));
        return parts;
    }

    private static String answer(Map<String, String> parts, String hash, String method, String uri, String user, String password) {
        String realm = parts.getOrDefault("realm", ""), nonce = parts.getOrDefault("nonce", ""), once = Long.toHexString(new SecureRandom().nextLong());
        boolean quality = List.of(parts.getOrDefault("qop", "").split("\\s*,\\s*")).contains("auth");
        String who = hex(hash, user + ":" + realm + ":" + password), what = hex(hash, method + ":" + uri);
        var response = quality ? hex(hash, who + ":" + nonce + ":00000001:" + once + ":auth:" + what) : hex(hash, who + ":" + nonce + ":" + what);
        var answer = "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", algorithm=%s".formatted(user, realm, nonce, uri, response, hash);
        if (quality) answer += ", qop=auth, nc=00000001, cnonce=\"" + once + "\"";
        return parts.containsKey("opaque") ? answer + ", opaque=\"" + parts.get("opaque") + "\"" : answer;
    }

    private static String hex(String hash, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(hash).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has " + hash, missing);
        }
    }
}
