package io.callmesh.gateway.line.sip.wire;

import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.SipMessage.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads messages (RFC 3261 section 7 and 25.1), within limits: 64 KB in all, 128 header fields, 4 KB for each. Takes time in proportion
/// to the length of what comes, whatever comes.
public final class SipParser {

    public static final int MAX_BYTES = 65_536;
    static final int MAX_FIELDS = 128, MAX_LINE = 4_096;
    private static final long MAX_SEQUENCE = (1L << 31) - 1;
    private static final Set<String> LISTS = Set.of("via", "route", "record-route", "contact"), ONCE = Set.of("from", "to", "call-id", "cseq", "content-length", "max-forwards");
    private static final Map<String, String> COMPACT = Map.ofEntries(Map.entry("v", "via"), Map.entry("f", "from"), Map.entry("t", "to"), Map.entry("i", "call-id"),
            Map.entry("m", "contact"), Map.entry("l", "content-length"), Map.entry("c", "content-type"), Map.entry("x", "session-expires"), Map.entry("s", "subject"),
            Map.entry("k", "supported"), Map.entry("e", "content-encoding"), Map.entry("r", "refer-to"), Map.entry("b", "referred-by"), Map.entry("o", "event"),
            Map.entry("u", "allow-events"), Map.entry("a", "accept-contact"), Map.entry("j", "reject-contact"), Map.entry("d", "request-disposition"));

    private SipParser() {}

    /// One message that fills `length` bytes, or a body shorter than what follows its head, which is then ignored.
    ///
    /// @throws Malformed with the status to refuse a request with, and what could be read of it
    public static SipMessage parse(byte[] data, int length) throws Malformed {
        int begin = begin(data, length), end = end(data, begin, length);
        if (end < 0 || length > MAX_BYTES) throw new Malformed(400, "no end of the header", Optional.empty());
        var lines = unfolded(new String(data, begin, end - begin, StandardCharsets.UTF_8));
        var fields = new ArrayList<Field>();
        String problem = fields(lines, fields);
        int have = length - end - 4, wanted = bodyLength(fields, have);
        var body = wanted >= 0 && wanted <= have ? Arrays.copyOfRange(data, end + 4, end + 4 + wanted) : new byte[0];
        if (wanted < 0 || wanted > have) problem = "Content-Length";
        var message = message(lines.getFirst(), new Fields(fields), body);
        if (message instanceof Request request) check(request, lines.getFirst(), problem);
        else if (!problem.isEmpty()) throw new Malformed(400, problem, Optional.empty());
        return message;
    }

    private static int begin(byte[] data, int length) {
        int at = 0;
        while (at < length && (data[at] == '\r' || data[at] == '\n')) at++;
        return at;
    }

    private static int end(byte[] data, int from, int length) {
        for (int i = from; i + 3 < length; i++) if (data[i] == '\r' && data[i + 1] == '\n' && data[i + 2] == '\r' && data[i + 3] == '\n') return i;
        return -1;
    }

    private static List<String> unfolded(String head) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var part : head.split("\r\n")) {
            boolean folded = !part.isEmpty() && (part.charAt(0) == ' ' || part.charAt(0) == '\t');
            if (!folded && !lines.isEmpty()) lines.set(lines.size() - 1, line.toString());
            if (!folded) {
                line.setLength(0);
                lines.add("");
            }
            line.append(folded ? " " + part.strip() : part);
        }
        lines.set(lines.size() - 1, line.toString());
        return lines;
    }

    /// @return what is wrong with them; empty if nothing
    private static String fields(List<String> lines, List<Field> fields) {
        String problem = lines.size() - 1 > MAX_FIELDS ? "too many header fields" : "";
        for (var line : lines.subList(1, Math.min(lines.size(), MAX_FIELDS + 1))) {
            int colon = line.indexOf(':');
            if (colon < 1 || line.length() > MAX_LINE || !printable(line) || !token(line.substring(0, colon).strip())) problem = "header field";
            else if (!add(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip(), fields)) problem = "header field twice";
        }
        return problem;
    }

    private static boolean add(String written, String value, List<Field> fields) {
        String name = COMPACT.getOrDefault(written, written);
        if (ONCE.contains(name) && fields.stream().anyMatch(field -> field.name().equals(name))) return false;
        if (LISTS.contains(name)) for (var one : Values.list(value)) fields.add(new Field(name, one));
        else fields.add(new Field(name, value));
        return fields.size() <= MAX_FIELDS;
    }

    private static boolean printable(String line) {
        return line.chars().allMatch(c -> c >= 32 && c != 127 || c == '\t');
    }

    static boolean token(String text) {
        return text.matches("[A-Za-z0-9.!%*_+`'~-]{1,64}");
    }

    private static int bodyLength(List<Field> fields, int have) {
        var told = new Fields(fields).first("content-length");
        if (told.isEmpty()) return have;
        return told.get().matches("\\d{1,6}") ? Integer.parseInt(told.get()) : -1;
    }

    private static SipMessage message(String start, Fields fields, byte[] body) throws Malformed {
        var parts = start.split(" ", 3);
        if (parts[0].startsWith("SIP/")) {
            if (parts.length < 2 || !parts[0].equals("SIP/2.0") || !parts[1].matches("[1-6]\\d\\d")) throw new Malformed(400, "status line", Optional.empty());
            return new Response(Integer.parseInt(parts[1]), parts.length > 2 ? parts[2] : "", fields, body);
        }
        if (parts.length != 3 || !token(parts[0]) || parts[1].isEmpty() || start.length() > MAX_LINE || !printable(start)) throw new Malformed(400, "request line", Optional.empty());
        return new Request(parts[0], parts[1], fields, body);
    }

    private static void check(Request request, String start, String problem) throws Malformed {
        if (!start.endsWith(" SIP/2.0")) throw refused(start.matches("\\S+ \\S+ SIP/\\d+\\.\\d+") ? 505 : 400, "version", request);
        if (!problem.isEmpty()) throw refused(400, problem, request);
        for (var name : List.of("via", "from", "to", "call-id", "cseq")) if (request.fields().given(name).isEmpty()) throw refused(400, "no " + name, request);
        if (request.sequence() < 0 || request.sequence() > MAX_SEQUENCE || !request.sequenceMethod().equals(request.method())) throw refused(400, "CSeq", request);
        if (request.branch().isEmpty() || !request.via().regionMatches(true, 0, "SIP", 0, 3)) throw refused(400, "Via", request);
        if (Values.uri(request.from()).isEmpty() || Values.uri(request.to()).isEmpty()) throw refused(400, "From or To", request);
        if (request.fields().first("max-forwards").filter(hops -> !hops.matches("\\d{1,3}") || Integer.parseInt(hops) > 255).isPresent()) throw refused(400, "Max-Forwards", request);
        if (SipUri.of(request.uri()).isEmpty()) throw refused(request.uri().matches("(?i)(sips?|tel):.*") ? 400 : 416, "request URI", request);
    }

    private static Malformed refused(int status, String problem, Request request) {
        return new Malformed(status, problem, Optional.of(request));
    }
}
