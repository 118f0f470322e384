package io.callmesh.gateway.wiring;

import io.callmesh.gateway.access.Access;
import io.callmesh.gateway.access.Audit;
import io.callmesh.gateway.access.AuditLog;
import io.callmesh.gateway.access.BrowserKeys;
import io.callmesh.gateway.access.Held;
import io.callmesh.gateway.access.KnownAccess;
import io.callmesh.gateway.access.Limits;
import io.callmesh.gateway.access.MemoryTickets;
import io.callmesh.gateway.access.Meters;
import io.callmesh.gateway.access.Reception;
import io.callmesh.gateway.access.Restrained;
import io.callmesh.gateway.access.file.WatchedKeys;
import io.callmesh.gateway.access.kafka.KafkaAudit;
import io.callmesh.gateway.access.oidc.JwtTokens;
import io.callmesh.gateway.access.redis.RedisTickets;
import io.callmesh.gateway.api.Hosts;
import io.callmesh.gateway.outbox.Outbox;
import io.callmesh.runtime.redis.RedisLink;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Who is let in, and where it is written down.
final class AccessWiring {

    @Produces
    @Singleton
    Entrance entrance(AccessConfig config, @ConfigProperty(name = "quarkus.http.host") String http, @ConfigProperty(name = "quarkus.grpc.server.host") String grpc) {
        return Entrance.of(config, List.of(http, grpc));
    }

    /// A page of elsewhere whose name was pointed at this machine is not ours, whatever it says (DNS rebinding).
    @Produces
    @Singleton
    Hosts hosts(Entrance entrance) {
        return new Hosts(entrance.open() && entrance.loopback());
    }

    @Produces
    @Singleton
    Restrained audit(Outbox outbox, AccessConfig config, MeterRegistry meters) {
        Audit counted = event -> meters.counter("callmesh.access", "surface", event.visit().surface(), "outcome", event.outcome()).increment();
        var audit = new Restrained(new AuditLog().and(new KafkaAudit(outbox)).and(counted), config.auditedStrangers(), System::nanoTime);
        meters.gauge("callmesh.audit.withheld", audit, Restrained::dropped);
        return audit;
    }

    @Produces
    @Singleton
    Held held() {
        return new Held();
    }

    @Produces
    @Singleton
    WatchedKeys keys(AccessConfig config, Restrained audit, Held held) {
        return WatchedKeys.open(config.keys().orElse(Path.of("keys.json.none")), audit, InstantSource.system(), held::end);
    }

    @Produces
    @Singleton
    Access access(WatchedKeys keys, Entrance entrance, AccessConfig config) {
        var tokens = Entrance.provider(config).map(provider -> (KnownAccess.Tokens) new JwtTokens(provider, InstantSource.system(), System::nanoTime));
        return new KnownAccess(keys, tokens, entrance.open(), InstantSource.system());
    }

    @Produces
    @Singleton
    Reception reception(Access access, Held held, RedisLink redis, Restrained audit, AccessConfig config, MeterRegistry meters) {
        var tickets = new RedisTickets(redis, new MemoryTickets(config.browserKeys(), InstantSource.system()));
        var tenants = new TenantCounters(meters);
        var limits = new Limits(config.tenantCalls(), config.tenantCallsPerMinute(), config.tenantRequestsPerMinute());
        return new Reception(access, new BrowserKeys(tickets), new Meters(limits, System::nanoTime, principal -> tenants.begun(principal.tenant())), held, audit, InstantSource.system());
    }
}
