package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.Values;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a request describes its sound: its body, or that part of it which does (multipart, RFC 5621), as carriers send it beside parts for others.
final class Description {

    private static final String SDP = "application/sdp";
    /// RFC 2046 section 5.1.1.
    private static final int LONGEST_BOUNDARY = 70;

    private Description() {}

    /// @return no bytes where there is no body; nothing where the body is something else
    static Optional<byte[]> of(Request request) {
        if (request.body().length == 0) return Optional.of(request.body());
        String type = request.fields().first("content-type").orElse(SDP), kind = kind(type);
        if (kind.equals(SDP)) return Optional.of(request.body());
        var boundary = Values.parameter(type, "boundary").map(text -> text.replace("\"", "")).filter(text -> !text.isEmpty() && text.length() <= LONGEST_BOUNDARY);
        return kind.startsWith("multipart/") ? boundary.flatMap(between -> part(request.body(), between)) : Optional.empty();
    }

    private static String kind(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<byte[]> part(byte[] body, String boundary) {
        for (var part : new String(body, StandardCharsets.ISO_8859_1).split(Pattern.quote("--" + boundary))) {
            var halves = part.split("\r\n\r\n", 2);
            boolean sound = halves.length == 2 && halves[0].lines().map(line -> line.split(":", 2)).anyMatch(field -> field.length == 2 && field[0].strip().equalsIgnoreCase("content-type") && kind(field[1]).equals(SDP));
            if (sound) return Optional.of((halves[1].stripTrailing() + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        return Optional.empty();
    }
}
