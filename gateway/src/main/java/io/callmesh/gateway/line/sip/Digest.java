package io.callmesh.gateway.line.sip;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Proof of a password without sending it (RFC 7616, RFC 8760, and RFC 2069 for clients without `qop`).
///
/// A nonce carries its time and a seal over that and the address it was given to, so none need be kept. Of those that were used the highest
/// count is kept for as long as they hold: what does not count on is a replay, and refused as stale. Thread-safe.
final class Digest {

    enum Verdict { PROVED, STALE, WRONG }

    static final String REALM = "callmesh";
    static final Duration LIFE = Duration.ofSeconds(120);

    private static final int USED = 10_000, FRESH = 24, SEAL = 32;
    private static final Pattern PARAMETER = Pattern.compile("(\\w{1,20})\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,]++))");

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final byte[] key = new byte[32];
    private final Map<String, Long> used = new LinkedHashMap<>();

    Digest(InstantSource clock) {
        this.clock = clock;
        random.nextBytes(key);
    }

    /// What a `WWW-Authenticate` field says.
    ///
    /// @param source the address that asks
    String challenge(String algorithm, String source, boolean stale) {
        return "Digest realm=\"" + REALM + "\", nonce=\"" + nonce(fresh(), source) + "\", algorithm=" + algorithm + ", qop=\"auth\"" + (stale ? ", stale=true" : "");
    }

    /// The time, and something that makes it one of its kind.
    private String fresh() {
        return "%08x%016x".formatted(clock.instant().getEpochSecond(), random.nextLong());
    }

    private String nonce(String fresh, String source) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var seal = HexFormat.of().formatHex(mac.doFinal((fresh + "|" + source).getBytes(StandardCharsets.UTF_8)));
            return fresh + seal.substring(0, SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The parameters of an `Authorization` field, by their names in lower case; empty when it is none of this kind.
    static Map<String, String> parameters(String header) {
        var found = new HashMap<String, String>();
        if (!header.regionMatches(true, 0, "Digest ", 0, 7)) return found;
        var matcher = PARAMETER.matcher(header.substring(7));
        while (matcher.find()) found.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        return found;
    }

    Verdict check(Map<String, String> told, Trunk.Login login, String method, String source) {
        String nonce = told.getOrDefault("nonce", ""), algorithm = told.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
        if (!login.algorithms().contains(algorithm) || !login.user().equals(told.get("username")) || !REALM.equals(told.get("realm"))) return Verdict.WRONG;
        if (!holds(nonce, source)) return Verdict.STALE;
        var want = response(told, login, method, algorithm).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(want, told.getOrDefault("response", "").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))) return Verdict.WRONG;
        return countsOn(nonce, told.containsKey("qop") ? told.getOrDefault("nc", "") : "1") ? Verdict.PROVED : Verdict.STALE;
    }

    private static String response(Map<String, String> told, Trunk.Login login, String method, String algorithm) {
        String nonce = told.getOrDefault("nonce", ""), uri = told.getOrDefault("uri", "");
        String first = hash(algorithm, List.of(login.user(), REALM, login.password().text())), second = hash(algorithm, List.of(method, uri));
        if (!told.containsKey("qop")) return hash(algorithm, List.of(first, nonce, second));
        if (!"auth".equals(told.get("qop"))) return "";
        return hash(algorithm, List.of(first, nonce, told.getOrDefault("nc", ""), told.getOrDefault("cnonce", ""), "auth", second));
    }

    private static String hash(String algorithm, List<String> parts) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(String.join(":", parts).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean holds(String nonce, String source) {
        long given = given(nonce), age = clock.instant().getEpochSecond() - given;
        return given >= 0 && age >= 0 && age <= LIFE.toSeconds() && MessageDigest.isEqual(nonce(nonce.substring(0, FRESH), source).getBytes(StandardCharsets.UTF_8), nonce.getBytes(StandardCharsets.UTF_8));
    }

    /// When a nonce was given; negative when it is none.
    private static long given(String nonce) {
        return nonce.matches("[0-9a-f]{" + (FRESH + SEAL) + "}") ? Long.parseLong(nonce.substring(0, 8), 16) : -1;
    }

    private synchronized boolean countsOn(String nonce, String count) {
        if (!count.matches("[0-9a-fA-F]{1,8}")) return false;
        long told = Long.parseLong(count, 16), now = clock.instant().getEpochSecond();
        if (used.size() >= USED) used.keySet().removeIf(old -> now - given(old) > LIFE.toSeconds());
        if (told <= used.getOrDefault(nonce, 0L) || used.size() >= USED && !used.containsKey(nonce)) return false;
        used.put(nonce, told);
        return true;
    }
}
