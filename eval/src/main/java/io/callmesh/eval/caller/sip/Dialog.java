package io.callmesh.eval.caller.sip;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// The names of one call, and the requests that they make. Source: RFC 3261, sections 8.1.1 and 12.2.1.1. One thread at a time.
final class Dialog {

    private static final Pattern URI = Pattern.compile("<([^>]+)>");

    private final InetSocketAddress local;
    private final String user, callId = UUID.randomUUID().toString(), fromTag = tag();
    private String target, to, branch = "";
    private List<String> routes = List.of();
    private int sequence;

    /// @param target whom to call, as a SIP address
    Dialog(InetSocketAddress local, String user, String target) {
        this.local = local;
        this.user = user;
        this.target = target;
        to = "<" + target + ">";
    }

    String callId() {
        return callId;
    }

    String target() {
        return target;
    }

    int sequence() {
        return sequence;
    }

    /// A new request.
    ///
    /// @param more further fields, each with its line end
    String request(String method, String more, String body) {
        branch = "z9hG4bK" + tag();
        sequence++;
        return text(method, sequence, branch, more, body);
    }

    /// For a final response that is none of success: it belongs to the request.
    String acknowledgeRefusal(SipText response) {
        to = response.first("to");
        var ack = text("ACK", sequence, branch, "", "");
        to = "<" + target + ">";
        return ack;
    }

    /// For a success: it is a request of its own.
    String acknowledge(SipText response) {
        to = response.first("to");
        var contact = URI.matcher(response.first("contact"));
        if (contact.find()) target = contact.group(1);
        routes = new ArrayList<>(response.all("record-route")).reversed();
        return text("ACK", response.sequence(), "z9hG4bK" + tag(), "", "");
    }

    private String text(String method, int number, String via, String more, String body) {
        var routed = new StringBuilder();
        for (var route : routes) routed.append("Route: ").append(route).append("\r\n");
        var address = address(local);
        return method + " " + target + " SIP/2.0\r\nVia: SIP/2.0/UDP " + address + ";rport;branch=" + via + "\r\nMax-Forwards: 70\r\n" + routed
                + "From: <sip:" + user + "@" + address + ">;tag=" + fromTag + "\r\nTo: " + to + "\r\nCall-ID: " + callId + "\r\nCSeq: " + number + " " + method
                + "\r\nContact: <sip:" + user + "@" + address + ">\r\nUser-Agent: callmesh-caller\r\n" + more + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /// The response to a request of the other side.
    static String respond(SipText request, String outcome) {
        var text = new StringBuilder("SIP/2.0 " + outcome + "\r\n");
        for (var name : List.of("via", "from", "to", "call-id", "cseq")) for (var value : request.all(name)) text.append(name).append(": ").append(value).append("\r\n");
        return text.append("Content-Length: 0\r\n\r\n").toString();
    }

    static String address(InetSocketAddress address) {
        var host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static String tag() {
        return UUID.randomUUID().toString().substring(0, 13).replace("-", "");
    }
}
