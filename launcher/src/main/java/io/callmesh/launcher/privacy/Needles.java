package io.callmesh.launcher.privacy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// All forms of all values that must not be found, searched for at once in raw bytes: as written, in groups, as spoken in English and
/// Chinese, in UTF-8 and UTF-16, as base64 at each of its three offsets and as hexadecimal. Latin letters count alike, large or small.
///
/// Every form has eight bytes or more, which is what it is looked up by.
final class Needles {

    private static final int KEY = 8;

    private final Map<Long, List<Needle>> byBeginning = new HashMap<>();
    private int forms;

    /// @param kind what it is: `card, spoken`
    private record Needle(byte[] bytes, String kind) {}

    void add(Invented caller) {
        caller.values().forEach((what, value) -> {
            var texts = new HashSet<>(Set.of(value));
            if (value.matches("[0-9X-]+")) texts.addAll(Spelling.all(value));
            if (what.equals("name") && value.indexOf(' ') > 0) texts.add(value.substring(value.indexOf(' ') + 1));
            if (what.equals("email")) texts.add(value.replace("@", "%40"));
            texts.forEach(text -> add(what, text));
        });
    }

    private void add(String what, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes, what);
        add(text.getBytes(StandardCharsets.UTF_16LE), what + " utf-16");
        add(HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII), what + " hex");
        for (int offset = 0; offset < 3; offset++) {
            var shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            String coded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            String sure = coded.substring(offset == 0 ? 0 : offset + 1, coded.length() - (shifted.length % 3 == 0 ? 0 : 1));
            add(sure.getBytes(StandardCharsets.US_ASCII), what + " base64");
        }
        if (text.codePoints().anyMatch(letter -> letter > 127)) add(escaped(text).getBytes(StandardCharsets.US_ASCII), what + " escaped");
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars().forEach(letter -> escaped.append(letter > 127 ? String.format(Locale.ROOT, "\\u%04x", letter) : Character.toString(letter)));
        return escaped.toString();
    }

    private void add(byte[] form, String kind) {
        if (form.length < KEY) return;
        var small = new byte[form.length];
        for (int at = 0; at < form.length; at++) small[at] = small(form[at]);
        long key = 0;
        for (int at = 0; at < KEY; at++) key = key << 8 | small[at] & 0xFF;
        byBeginning.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Needle(small, kind));
        forms++;
    }

    /// How many forms are searched for.
    int forms() {
        return forms;
    }

    /// What is found, by kind; nothing of the values.
    Set<String> in(byte[] hay, int length) {
        var found = new HashSet<String>();
        long window = 0;
        for (int at = 0; at < length; at++) {
            window = window << 8 | small(hay[at]) & 0xFF;
            var candidates = at < KEY - 1 ? null : byBeginning.get(window);
            if (candidates == null) continue;
            for (var needle : candidates) if (stands(needle.bytes(), hay, at - KEY + 1, length)) found.add(needle.kind());
        }
        return found;
    }

    private static boolean stands(byte[] needle, byte[] hay, int from, int length) {
        if (from + needle.length > length) return false;
        for (int at = KEY; at < needle.length; at++) if (small(hay[from + at]) != needle[at]) return false;
        return true;
    }

    private static byte small(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 32) : letter;
    }
}
