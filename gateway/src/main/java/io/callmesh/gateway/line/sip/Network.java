package io.callmesh.gateway.line.sip;

import java.net.InetAddress;

/// A range of addresses, as CIDR writes it (RFC 4632): `192.0.2.0/24`, `2001:db8::/32`, or one address.
///
/// @param bits how many of the leading bits count
record Network(InetAddress base, int bits) {

    /// @throws IllegalArgumentException when this is no such thing; names are none
    static Network of(String text) {
        var parts = text.strip().split("/", 2);
        try {
            var base = InetAddress.ofLiteral(parts[0]);
            int most = base.getAddress().length * 8, bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > most) throw new IllegalArgumentException("prefix");
            return new Network(base, bits);
        } catch (IllegalArgumentException garbled) {
            throw new IllegalArgumentException("must be an address or a range like 192.0.2.0/24, found " + text, garbled);
        }
    }

    boolean contains(InetAddress address) {
        byte[] here = base.getAddress(), there = address.getAddress();
        if (here.length != there.length) return false;
        for (int bit = 0; bit < bits; bit++) if (((here[bit / 8] ^ there[bit / 8]) & 0x80 >> bit % 8) != 0) return false;
        return true;
    }
}
