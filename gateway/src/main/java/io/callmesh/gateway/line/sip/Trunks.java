package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.sip.wire.Field;
import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.SipUri;
import io.callmesh.gateway.line.sip.wire.Values;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;

/// All trunks: who may call, and whom a call reaches. Thread-safe.
public final class Trunks {

    private final List<Trunk> all;
    private final Digest digest;

    /// @param listening the address that calls come in at
    /// @throws IllegalArgumentException when anybody could call at an address that others than this machine can reach, or two trunks have one name
    public Trunks(List<Trunk> given, InetSocketAddress listening, InstantSource clock) {
        boolean here = listening.getAddress().isLoopbackAddress();
        if (given.isEmpty() && !here) throw new IllegalArgumentException("SIP listens on " + listening.getAddress().getHostAddress() + ", so it needs a trunk that says who may call");
        for (var trunk : given) if (!here && !trunk.guarded()) throw new IllegalArgumentException("trunk " + trunk.name() + " needs addresses (from) or a login (user), as SIP listens on " + listening.getAddress().getHostAddress());
        var names = new HashSet<String>();
        for (var trunk : given) if (!names.add(trunk.name())) throw new IllegalArgumentException("there are two trunks called " + trunk.name());
        all = given.isEmpty() ? List.of(Trunk.local()) : List.copyOf(given);
        digest = new Digest(clock);
    }

    public List<Trunk> all() {
        return all;
    }

    /// Whether anything may come from an address at all.
    public boolean know(InetAddress source) {
        return all.stream().anyMatch(trunk -> trunk.mayCome(source));
    }

    Admission admit(Request invite, InetAddress source) {
        var near = all.stream().filter(trunk -> trunk.mayCome(source)).toList();
        var open = near.stream().filter(trunk -> trunk.login().isEmpty()).toList();
        if (near.isEmpty()) return new Admission.Refused(403);
        if (!open.isEmpty()) return welcome(open, invite);
        var told = Digest.parameters(invite.fields().first("authorization").orElse(""));
        if (told.isEmpty()) return challenge(near, source, false, false);
        for (var trunk : near) {
            switch (digest.check(told, trunk.login().orElseThrow(), invite.method(), source.getHostAddress())) {
                case PROVED -> { return welcome(List.of(trunk), invite); }
                case STALE -> { return challenge(near, source, true, false); }
                case WRONG -> { }
            }
        }
        return challenge(near, source, false, true);
    }

    private Admission challenge(List<Trunk> near, InetAddress source, boolean stale, boolean wrong) {
        return new Admission.Challenged(near.stream().flatMap(trunk -> trunk.login().stream()).flatMap(login -> login.algorithms().stream()).distinct()
                .map(algorithm -> new Field("www-authenticate", digest.challenge(algorithm, source.getHostAddress(), stale))).toList(), wrong);
    }

    private static Admission welcome(List<Trunk> trunks, Request invite) {
        var number = number(invite);
        for (var trunk : trunks) {
            var route = trunk.route(number);
            if (route.isPresent()) return new Admission.Welcome(trunk, route.get().dialled(number), trunk.vouches() ? caller(invite) : "");
        }
        return new Admission.Refused(404);
    }

    /// What was dialled.
    private static String number(Request invite) {
        return SipUri.of(invite.uri()).map(SipUri::user).filter(user -> !user.isEmpty()).or(() -> SipUri.of(Values.uri(invite.to())).map(SipUri::user)).orElse("");
    }

    /// Who calls (RFC 3325): what the network asserts, else `From`; nobody, if the caller does not want to be known.
    private static String caller(Request invite) {
        boolean hidden = invite.fields().tokens("privacy").stream().anyMatch(value -> value.contains("id") || value.contains("user"));
        var asserted = invite.fields().given("p-asserted-identity").or(() -> invite.fields().given("from"));
        return hidden ? "" : asserted.map(Values::uri).flatMap(SipUri::of).map(SipUri::user).filter(user -> !user.equalsIgnoreCase("anonymous")).orElse("");
    }
}
