package io.callmesh.gateway.wiring;

import io.callmesh.gateway.line.rtp.Pacer;
import io.callmesh.gateway.line.rtp.RtpCounts;
import io.callmesh.gateway.line.rtp.RtpPorts;
import io.callmesh.gateway.line.rtp.RtpStream.Patience;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.regex.Pattern;

/// What lines that carry packets share: the clock, the ports and the counts.
final class RtpWiring {

    private static final String KEYS = "callmesh.gateway.rtp.";
    private static final Pattern PORTS = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

    @Produces
    @Singleton
    Pacer pacer(MeterRegistry meters) {
        var pacer = new Pacer();
        meters.gauge("callmesh.rtp.pacer.age.ms", pacer, each -> each.age().toNanos() / 1e6);
        meters.gauge("callmesh.rtp.calls", pacer, Pacer::calls);
        FunctionCounter.builder("callmesh.rtp.pacer.faults", pacer, Pacer::faults).register(meters);
        return pacer;
    }

    void close(@Disposes Pacer pacer) {
        pacer.close();
    }

    @Produces
    @Singleton
    RtpCounts counts(MeterRegistry meters) {
        var counts = new RtpCounts();
        for (var packet : RtpCounts.Packet.values()) {
            FunctionCounter.builder("callmesh.rtp.packets", counts, each -> each.of(packet)).tag("fate", packet.name().toLowerCase(Locale.ROOT)).register(meters);
        }
        return counts;
    }

    @Produces
    @Singleton
    RtpPorts ports(RtpConfig config) {
        var range = PORTS.matcher(config.ports());
        if (!range.matches()) throw new IllegalArgumentException("callmesh.gateway.rtp.ports must be FIRST-LAST, found '" + config.ports() + "'");
        var bound = Addresses.host(KEYS + "host", config.host());
        var told = config.advertise().map(name -> Addresses.host(KEYS + "advertise", name)).orElse(bound);
        if (told.isAnyLocalAddress()) throw new IllegalArgumentException("callmesh.gateway.rtp.advertise must name the address that callers reach this machine at, because callmesh.gateway.rtp.host is " + config.host());
        return new RtpPorts(bound, told, Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
    }

    @Produces
    @Singleton
    Patience patience(RtpConfig config) {
        return new Patience(config.silence(), config.hold());
    }
}
