package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.sip.wire.Letters;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/// Messages that no one should send: cut off, with numbers that no number can be, with 60 KB of one character in every place, of wrong
/// versions, schemes, encodings, and with bits turned round. Always the same ones. Some after RFC 4475.
final class Malformations {

    private static final int BIG = 60_000;
    private static final List<String> HEADERS = List.of("From", "To", "Contact", "Via", "Call-ID", "Subject", "Route", "Record-Route", "Session-Expires", "Refer-To", "Accept", "Authorization", "Supported");

    private final Map<String, byte[]> cases = new LinkedHashMap<>();
    private final Random random = new Random(4_475);
    private int number;

    static Map<String, byte[]> all() {
        var all = new Malformations();
        all.truncations();
        all.numbers();
        all.floods();
        all.addresses();
        all.descriptions();
        all.encodings();
        all.methods();
        all.turned();
        return all.cases;
    }

    private String good() {
        number++;
        return Letters.text("INVITE", "m" + number, "<sip:slow@127.0.0.1>", 1, Letters.SDP, "Content-Type: application/sdp").replace("one@127.0.0.1", "m" + number + "@127.0.0.1").replace("sip:retail@", "sip:slow@");
    }

    private void add(String name, String message) {
        cases.put(name, message.getBytes(StandardCharsets.UTF_8));
    }

    private void change(String name, String from, String to) {
        var text = good();
        if (!text.contains(from)) throw new AssertionError(from);
        add(name, text.replace(from, to));
    }

    private void truncations() {
        var bytes = good().getBytes(StandardCharsets.UTF_8);
        for (int end = 0; end < bytes.length; end += 13) cases.put("cut at " + end, java.util.Arrays.copyOf(bytes, end));
    }

    private void numbers() {
        for (var value : List.of("-1", "99999999999999", "4294967296", "2147483647", "abc", "", "1e3", "0x10", "9999", "+5", "1 1")) change("Content-Length " + value, "Content-Length: " + Letters.SDP.length(), "Content-Length: " + value);
        for (var value : List.of("-5 INVITE", "99999999999 INVITE", "4294967295 INVITE", "INVITE", "1", "1 BYE", "x INVITE", "1  \t INVITE extra", "")) change("CSeq " + value, "CSeq: 1 INVITE", "CSeq: " + value);
        for (var value : List.of("0", "-1", "256", "99999999999", "x")) change("Max-Forwards " + value, "Max-Forwards: 70", "Max-Forwards: " + value);
        for (var value : List.of("-1", "x", "99999999999999999999", "0;refresher=me", ";;;")) change("Session-Expires " + value, "Max-Forwards: 70", "Session-Expires: " + value + "\r\nMax-Forwards: 70");
    }

    private void floods() {
        var characters = Map.ofEntries(Map.entry("parens", "("), Map.entry("quotes", "\""), Map.entry("brackets", "<"), Map.entry("commas", ","), Map.entry("semicolons", ";"), Map.entry("percents", "%"),
                Map.entry("backslashes", "\\"), Map.entry("ats", "@"), Map.entry("colons", ":"), Map.entry("squares", "["), Map.entry("ampersands", "&"), Map.entry("letters", "a"), Map.entry("spaces", " "),
                Map.entry("tabs", "\t"), Map.entry("parameters", ";a=b"), Map.entry("headers", "?a=b&"), Map.entry("addresses", "<sip:a@b>,"), Map.entry("equals", "="), Map.entry("folds", "\r\n "));
        characters.forEach((name, unit) -> {
            var big = unit.repeat(BIG / unit.length());
            for (var header : HEADERS) flood(header + " of " + name, header, big);
            change("URI of " + name, "sip:slow@127.0.0.1 SIP", "sip:" + big + " SIP");
        });
    }

    private void flood(String name, String header, String value) {
        var text = good();
        add(name, text.contains("\r\n" + header + ": ") ? text.replaceFirst("\r\n" + header + ": [^\r]*", java.util.regex.Matcher.quoteReplacement("\r\n" + header + ": " + value)) : text.replace("Max-Forwards", header + ": " + value + "\r\nMax-Forwards"));
    }

    private void addresses() {
        for (var uri : List.of(" ", "sip:", "http://x", "sip:%00@x", "sip:a@[::1", "sip:a@b:99999", "sip:a@b:-1", "<sip:a@b>", "sip:a b@c", "tel:", "urn:x", "nobody", "*", "sip:a@@b", "sip:%zz@x", "sips:a@b")) change("URI " + uri, "sip:slow@127.0.0.1 SIP", uri + " SIP");
        for (var version : List.of("SIP/7.0", "SIP/2", "HTTP/1.1", "sip/2.0", "", "SIP/2.0 extra")) change("version " + version, "127.0.0.1 SIP/2.0\r\nVia", "127.0.0.1 " + version + "\r\nVia");
        for (var via : List.of("SIP/2.0/UDP", "SIP/2.0/UDP h", "SIP/2.0/XXX h;branch=z9hG4bKq", "SIP/2.0/UDP 127.0.0.1:99999;branch=z9hG4bKq1", ";;;", "SIP/2.0/UDP 0.0.0.0:0;branch=z9hG4bKq2", "SIP / 2.0 / UDP h:5060 ;branch = z9hG4bKq3", ",,,"))
            add("Via " + via, good().replaceFirst("Via: [^\r]*", "Via: " + via));
        for (var header : HEADERS.subList(0, 5)) add("no " + header, good().replaceFirst("\r\n" + header + ": [^\r]*", ""));
        for (var header : List.of("To: <sip:x@y>", "From: z", "Call-ID: q", "CSeq: 2 BYE", "Content-Length: 5", "Require: 100rel,nothing", "Proxy-Require: x")) change("also " + header, "Max-Forwards", header + "\r\nMax-Forwards");
    }

    private void descriptions() {
        for (var sdp : List.of("m=audio", "m=audio x RTP/AVP 0", "m=audio 99999 RTP/AVP 0\r\nc=IN IP4 127.0.0.1", "c=IN IP4\r\nm=audio 1 RTP/AVP 0", "c=IN IP4 999.1.1.1\r\nm=audio 4 RTP/AVP 0", "a=rtpmap:\r\nm=audio 4 RTP/AVP 0",
                "m=audio 4 RTP/AVP " + "0 ".repeat(20_000), "\0".repeat(1_000), "v=0\r\n".repeat(5_000), "c=IN IP4 pbx.example\r\nm=audio 4 RTP/AVP 0", "v=0\r\nc=IN IP4 224.0.0.1\r\nm=audio 4 RTP/AVP 0",
                "v=0\r\nc=IN IP4 127.0.0.1\r\n" + "m=audio 4 RTP/AVP 0\r\n".repeat(500))) {
            var text = good();
            add("SDP " + sdp.substring(0, Math.min(30, sdp.length())).strip() + number, text.substring(0, text.indexOf("Content-Length")) + "Content-Length: " + sdp.length() + "\r\n\r\n" + sdp);
        }
    }

    private void encodings() {
        raw("bytes that are no text", text -> text.replace("a@127".getBytes(StandardCharsets.UTF_8).length > 0 ? "alice" : "", "\u00ff\u00fe\u00c0\u0080"));
        change("a zero", "Max-Forwards", "M\0x-Forwards");
        add("line feeds only", good().replace("\r\n", "\n"));
        add("carriage returns only", good().replace("\r\n", "\r"));
        change("9,000 fields", "Max-Forwards", "X: y\r\n".repeat(9_000) + "Max-Forwards");
        change("a long name", "Max-Forwards", "X".repeat(30_000) + ": y\r\nMax-Forwards");
        change("a folded line", "Max-Forwards", "Subject: a\r\n  b\r\n\tc\r\nMax-Forwards");
        change("a line feed within", "Max-Forwards", "Subject: a\nInjected: yes\r\nMax-Forwards");
        change("no colon", "Max-Forwards", "nonsense\r\nMax-Forwards");
        add("nothing", "");
        add("an empty line", "\r\n\r\n");
        add("a keep-alive of one zero", "\0");
    }

    private void raw(String name, UnaryOperator<String> change) {
        cases.put(name, change.apply(good()).getBytes(StandardCharsets.ISO_8859_1));
    }

    private void methods() {
        for (var method : List.of("ACK", "BYE", "CANCEL", "REFER", "NOTIFY", "SUBSCRIBE", "INFO", "UPDATE", "PRACK", "MESSAGE", "PUBLISH", "REGISTER", "FOO", "!interesting-Method0123456789_*+`.%indeed'~")) {
            number++;
            add(method + " of nothing", Letters.text(method, "x" + number, "<sip:b@x>", 1, ""));
            add(method + " within nothing", Letters.text(method, "y" + number, "<sip:b@x>;tag=9", 1, ""));
        }
        for (var start : List.of("SIP/2.0 200 OK", "SIP/2.0 999 X", "SIP/2.0 -1 X", "SIP/2.0 abc", "SIP/2.0 100 \u00ff", "SIP/2.0", "SIP/3.0 200 OK"))
            add("response " + start, start + "\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKzz\r\nFrom: <sip:a@x>;tag=1\r\nTo: <sip:b@x>;tag=2\r\nCall-ID: r@x\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n");
    }

    private void turned() {
        for (int i = 0; i < 60; i++) cases.put("turned " + i, turned(good().getBytes(StandardCharsets.UTF_8), 1 + random.nextInt(30), random));
        for (int i = 0; i < 20; i++) {
            var noise = new byte[List.of(1, 7, 100, 1_400, 60_000).get(random.nextInt(5))];
            random.nextBytes(noise);
            cases.put("noise " + i, noise);
        }
    }

    private static byte[] turned(byte[] message, int places, Random random) {
        for (int i = 0; i < places; i++) message[random.nextInt(message.length)] = (byte) random.nextInt(256);
        return message;
    }

    /// Some message that is nearly one: parts of good ones put together at random.
    static byte[] some(Random random, int number) {
        var methods = List.of("INVITE", "INVITE", "INVITE", "BYE", "CANCEL", "OPTIONS", "INFO", "UPDATE", "REFER", "NOTIFY", "ACK", "PRACK", "FOO");
        var method = methods.get(random.nextInt(methods.size()));
        var more = new ArrayList<String>();
        for (int i = random.nextInt(4); i > 0; i--) more.add(List.of("Require: 100rel", "Session-Expires: " + random.nextInt(), "Record-Route: <sip:" + random.nextInt(300) + ".1.1.1;lr>", "Content-Type: application/dtmf-relay",
                "Authorization: Digest username=\"a\"", "Supported: timer", "Allow: UPDATE", "Privacy: id", "l: 3", "i: again", "Subject: " + "x".repeat(random.nextInt(5_000))).get(random.nextInt(11)));
        var text = Letters.text(method, "f" + number, random.nextInt(3) == 0 ? "<sip:echo@127.0.0.1>;tag=" + random.nextInt(9) : "<sip:echo@127.0.0.1>", 1 + random.nextInt(3), random.nextBoolean() ? Letters.SDP : "", more.toArray(String[]::new));
        var bytes = text.replace("one@127.0.0.1", "f" + (random.nextInt(4) == 0 ? number - 1 : number)).replace("sip:retail@", random.nextInt(3) == 0 ? "sip:slow@" : "sip:echo@").getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(4)) {
            case 0 -> bytes;
            case 1 -> turned(bytes, 1 + random.nextInt(4), random);
            case 2 -> java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            default -> spliced(bytes, random);
        };
    }

    private static byte[] spliced(byte[] bytes, Random random) {
        var out = new ByteArrayOutputStream();
        int from = random.nextInt(bytes.length), to = from + random.nextInt(bytes.length - from), at = random.nextInt(bytes.length);
        out.write(bytes, 0, at);
        out.write(bytes, from, to - from);
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }
}
