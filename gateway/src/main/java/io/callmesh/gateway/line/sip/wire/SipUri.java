package io.callmesh.gateway.line.sip.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Whom a `sip:`, `sips:` or `tel:` address means (RFC 3261 section 19.1, RFC 3966).
///
/// @param scheme in lower case
/// @param user   before the `@`, or the number of a `tel:`; unescaped, may be empty
/// @param host   a name or a literal address without brackets; empty for `tel:`
/// @param port   0 when none is named
/// @param tcp    whether `transport=tcp` is asked for
public record SipUri(String scheme, String user, String host, int port, boolean tcp) {

    private static final int STANDARD_PORT = 5060;

    /// Empty when this is no such address.
    public static Optional<SipUri> of(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) return Optional.empty();
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT), rest = text.substring(colon + 1);
        return switch (scheme) {
            case "tel" -> Optional.of(new SipUri(scheme, rest.split(";", 2)[0], "", 0, false)).filter(uri -> !uri.user.isEmpty());
            case "sip", "sips" -> sip(scheme, rest);
            default -> Optional.empty();
        };
    }

    private static Optional<SipUri> sip(String scheme, String rest) {
        int at = rest.lastIndexOf('@');
        String user = at < 0 ? "" : unescaped(rest.substring(0, at).split("[:;]", 2)[0]);
        String place = rest.substring(at + 1);
        int end = place.indexOf(']') < 0 ? 0 : place.indexOf(']');
        var hostPort = place.substring(0, end) + place.substring(end).split("[;?]", 2)[0];
        boolean tcp = place.toLowerCase(Locale.ROOT).contains(";transport=tcp");
        int colon = hostPort.indexOf(':', end);
        String host = (colon < 0 ? hostPort : hostPort.substring(0, colon)).replace("[", "").replace("]", "");
        int port = colon < 0 ? 0 : port(hostPort.substring(colon + 1));
        return host.isEmpty() || port < 0 || !host.matches("[\\w.:%-]+") ? Optional.empty() : Optional.of(new SipUri(scheme, user, host, port, tcp));
    }

    private static int port(String digits) {
        if (!digits.matches("\\d{1,5}")) return -1;
        int port = Integer.parseInt(digits);
        return port > 65_535 ? -1 : port;
    }

    private static String unescaped(String user) {
        try {
            return Values.clean(URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException garbled) {
            return user;
        }
    }

    /// Where that is, if the host is a literal address. Names are never looked up: that can block, and answers may lie.
    public Optional<InetSocketAddress> address() {
        try {
            return host.isEmpty() ? Optional.empty() : Optional.of(new InetSocketAddress(InetAddress.ofLiteral(host), port == 0 ? STANDARD_PORT : port));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }
}
