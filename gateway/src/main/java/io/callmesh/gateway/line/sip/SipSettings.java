package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.rtp.RtpStream;
import io.callmesh.gateway.line.sip.wire.TcpLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// How the telephone is served.
///
/// @param listen       where SIP comes in, by UDP and by TCP
/// @param advertised   the address of ours that other sides are told
/// @param transactions how many may be under way at once
/// @param invites      how many calls one address may begin in a second
/// @param burst        and how many at once, when it has been quiet
public record SipSettings(InetSocketAddress listen, InetAddress advertised, int transactions, double invites, double burst, TcpLimits tcp, RtpStream.Patience patience) {

    public SipSettings {
        if (advertised.isAnyLocalAddress()) throw new IllegalArgumentException("callers must be told an address of this machine (callmesh.gateway.sip.advertise), not " + advertised.getHostAddress());
    }
}
