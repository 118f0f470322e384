package io.callmesh.gateway.line.sip.wire;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request or a response (RFC 3261 section 7). The body is handed over, never copied.
public sealed interface SipMessage {

    Fields fields();

    byte[] body();

    /// As it goes over the wire, with the right `Content-Length`.
    byte[] format();

    default String callId() {
        return fields().first("call-id").orElse("");
    }

    default String from() {
        return fields().first("from").orElse("");
    }

    default String to() {
        return fields().first("to").orElse("");
    }

    default String fromTag() {
        return Values.parameter(from(), "tag").orElse("");
    }

    default String toTag() {
        return Values.parameter(to(), "tag").orElse("");
    }

    default String via() {
        return fields().first("via").orElse("");
    }

    default String branch() {
        return Values.parameter(via(), "branch").orElse("");
    }

    default long sequence() {
        var digits = fields().first("cseq").orElse("").split("\\s+", 2)[0];
        return digits.matches("\\d{1,10}") ? Long.parseLong(digits) : -1;
    }

    default String sequenceMethod() {
        var parts = fields().first("cseq").orElse("").split("\\s+");
        return parts.length == 2 ? parts[1] : "";
    }

    /// @param uri as it was written
    record Request(String method, String uri, Fields fields, byte[] body) implements SipMessage {

        /// A request without a body.
        public Request(String method, String uri, Fields fields) {
            this(method, uri, fields, new byte[0]);
        }

        public boolean is(String name) {
            return method.equals(name);
        }

        /// Notes in the topmost `Via` where the request really came from (RFC 3261 section 18.2.1, RFC 3581).
        public Request arrivedFrom(InetSocketAddress source) {
            var stamped = new ArrayList<>(fields.all());
            for (int i = 0; i < stamped.size(); i++) {
                if (!stamped.get(i).name().equals("via")) continue;
                stamped.set(i, new Field("via", stamped(stamped.get(i).value(), source)));
                break;
            }
            return new Request(method, uri, new Fields(stamped), body);
        }

        private static String stamped(String via, InetSocketAddress source) {
            var text = new StringBuilder();
            for (var part : via.split(";")) {
                String name = part.split("=", 2)[0].strip().toLowerCase(Locale.ROOT);
                if (name.equals("received")) continue;
                if (!text.isEmpty()) text.append(';');
                text.append(name.equals("rport") ? "rport=" + source.getPort() : part.strip());
            }
            return text.append(";received=").append(source.getAddress().getHostAddress()).toString();
        }

        /// An answer with the fields that RFC 3261 section 8.2.6 has copied.
        ///
        /// @param tag put to `To` where there is none; empty: leave it
        public Response reply(int status, String tag, List<Field> more, byte[] body) {
            var copied = new ArrayList<Field>();
            for (var field : fields.all()) {
                switch (field.name()) {
                    case "via", "from", "call-id", "cseq" -> copied.add(field);
                    case "record-route" -> { if (status < 300 && status > 100) copied.add(field); }
                    case "to" -> copied.add(tag.isEmpty() || !toTag().isEmpty() ? field : new Field("to", field.value() + ";tag=" + tag));
                    default -> { }
                }
            }
            copied.addAll(more);
            return new Response(status, Status.reason(status), new Fields(copied), body);
        }

        public Response reply(int status, String tag, Field... more) {
            return reply(status, tag, List.of(more), new byte[0]);
        }

        @Override
        public byte[] format() {
            return SipMessage.format(method + " " + uri + " SIP/2.0", fields, body);
        }
    }

    record Response(int status, String reason, Fields fields, byte[] body) implements SipMessage {

        /// Whether nothing more follows it.
        public boolean last() {
            return status >= 200;
        }

        public boolean success() {
            return status >= 200 && status < 300;
        }

        @Override
        public byte[] format() {
            return SipMessage.format("SIP/2.0 " + status + " " + reason, fields, body);
        }
    }

    /// The name in its usual form: `Call-ID`, `WWW-Authenticate`, `Session-Expires`.
    private static String written(String name) {
        var odd = Optional.ofNullable(Map.of("call-id", "Call-ID", "cseq", "CSeq", "www-authenticate", "WWW-Authenticate", "min-se", "Min-SE", "rack", "RAck").get(name));
        if (odd.isPresent()) return odd.get();
        var text = new StringBuilder(name);
        for (int i = 0; i < text.length(); i++) if (i == 0 || text.charAt(i - 1) == '-') text.setCharAt(i, Character.toUpperCase(text.charAt(i)));
        return text.toString();
    }

    private static byte[] format(String start, Fields fields, byte[] body) {
        var head = new StringBuilder(start).append("\r\n");
        for (var field : fields.all()) if (!field.name().equals("content-length")) head.append(written(field.name())).append(": ").append(field.value()).append("\r\n");
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        var bytes = new ByteArrayOutputStream(head.length() + body.length);
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
