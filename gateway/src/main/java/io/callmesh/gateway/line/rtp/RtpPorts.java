package io.callmesh.gateway.line.rtp;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicInteger;

/// The UDP ports that calls get theirs from: the even ones of a range, one after the other (RFC 3550, section 11). Safe for
/// any thread.
///
/// @param bound      the address of this machine that packets come in at
/// @param advertised the address that callers are told to send to; the same, unless there is a router between
public record RtpPorts(InetAddress bound, InetAddress advertised, int first, int last, AtomicInteger turn) {

    /// Half a second of packets of many calls that come while the machine stands still.
    private static final int BUFFER_BYTES = 65_536;

    public RtpPorts {
        if (first < 0 || last < first || last > 65_535) throw new IllegalArgumentException("ports must be FIRST-LAST within 0 to 65535, found " + first + "-" + last);
        if (advertised.isAnyLocalAddress()) throw new IllegalArgumentException("callers must be told an address of this machine, found " + advertised.getHostAddress());
    }

    public RtpPorts(InetAddress bound, InetAddress advertised, int first, int last) {
        this(bound, advertised, first, last, new AtomicInteger());
    }

    /// Any free port, for tests.
    public static RtpPorts any(InetAddress address) {
        return new RtpPorts(address, address, 0, 0);
    }

    /// @throws IOException when none is free
    DatagramChannel open() throws IOException {
        var socket = DatagramChannel.open(bound instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        try {
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
            return bind(socket);
        } catch (IOException | RuntimeException | Error none) {
            socket.close();
            throw none;
        }
    }

    private DatagramChannel bind(DatagramChannel socket) throws IOException {
        int even = first + (first & 1), count = Math.max(1, (last - even) / 2 + 1);
        for (int tried = 0; tried < count; tried++) {
            try {
                return socket.bind(new InetSocketAddress(bound, even + 2 * Math.floorMod(turn.getAndIncrement(), count)));
            } catch (BindException taken) {
                // the next one, then
            }
        }
        throw new BindException("no port free from " + first + " to " + last);
    }
}
