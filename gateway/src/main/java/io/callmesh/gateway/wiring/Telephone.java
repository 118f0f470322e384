package io.callmesh.gateway.wiring;

import io.callmesh.gateway.access.Reception;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.line.rtp.RtpStream.Patience;
import io.callmesh.gateway.line.sip.SipCounts;
import io.callmesh.gateway.line.sip.SipServer;
import io.callmesh.gateway.line.sip.wire.Transactions;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Opens the telephone when the gateway starts, if there is to be one, and lets its calls end when the gateway stops.
@Singleton
final class Telephone {

    private static final Logger LOG = Logger.getLogger(Telephone.class);

    private final SipConfig config;
    private final Patience patience;
    private final SipServer.Sound sound;
    private final LineHost host;
    private final MeterRegistry meters;
    private Optional<SipServer> server = Optional.empty();

    /// @param host fetched by the first caller: the telephone opens before the channels to Kafka exist
    Telephone(SipConfig config, Patience patience, SipServer.Sound sound, Provider<LineHost> host, Provider<Reception> reception, MeterRegistry meters) {
        this.config = config;
        this.patience = patience;
        this.sound = sound;
        this.host = new TelephoneHost("sip", host, reception);
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        var settings = SipWiring.settings(config, patience);
        if (settings.isEmpty()) return;
        var counts = new SipCounts();
        var trunks = SipWiring.trunks(config, settings.get().listen());
        var opened = new SipServer(settings.get(), trunks, host, sound, counts);
        server = Optional.of(opened);
        measure(opened, counts);
        LOG.infof("telephone listens address=%s trunks=%d", settings.get().listen(), trunks.all().size());
    }

    private void measure(SipServer opened, SipCounts counts) {
        meters.gauge("callmesh.sip.calls", opened, SipServer::calls);
        meters.gauge("callmesh.sip.connections", opened, SipServer::connections);
        meters.gauge("callmesh.sip.transactions", opened.transactions(), Transactions::count);
        FunctionCounter.builder("callmesh.sip.malformed", opened.transactions(), all -> all.troubles().getFirst()).register(meters);
        FunctionCounter.builder("callmesh.sip.refused", opened.transactions(), all -> all.troubles().getLast()).register(meters);
        for (var fate : SipCounts.Fate.values()) {
            FunctionCounter.builder("callmesh.sip.calls.fate", counts, each -> each.of(fate)).tag("fate", fate.name().toLowerCase(Locale.ROOT)).register(meters);
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        if (server.isEmpty()) return;
        server.get().drain(config.drain());
        server.get().close();
    }
}
