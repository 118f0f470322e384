package io.callmesh.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.gateway.access.AuditEvent;
import io.callmesh.gateway.access.BrowserKeys;
import io.callmesh.gateway.access.Held;
import io.callmesh.gateway.access.KeyRing;
import io.callmesh.gateway.access.KnownAccess;
import io.callmesh.gateway.access.Limits;
import io.callmesh.gateway.access.MemoryTickets;
import io.callmesh.gateway.access.Meters;
import io.callmesh.gateway.access.Reception;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TelephoneHostTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

    private final List<AuditEvent> audit = new ArrayList<>();
    private final List<Line> held = new ArrayList<>();
    private final Reception reception = new Reception(new KnownAccess(() -> KeyRing.of(List.of()), Optional.empty(), false, () -> NOW),
            new BrowserKeys(new MemoryTickets(2, () -> NOW)), new Meters(new Limits(1, 0, 0), () -> 0, _ -> { }), new Held(), audit::add, () -> NOW);

    private TelephoneHost host(LineHost behind) {
        return new TelephoneHost("sip", () -> behind, () -> reception);
    }

    private static Line line(String tenant, String assistant) {
        var opening = new Line.Opening("sip", tenant, assistant, "en", 8_000, true, true, "");
        return (Line) Proxy.newProxyInstance(Line.class.getClassLoader(), new Class<?>[] {Line.class}, (_, method, _) -> method.getName().equals("opening") ? opening : null);
    }

    private final class Holding implements LineHost {

        private Optional<Runnable> meanwhile = Optional.empty();

        @Override
        public void host(Line line) {
            if (line.opening().assistant().equals("nobody")) throw new MeshException(new Fault.NotFound("assistant", "nobody", "ASSISTANT_UNKNOWN"));
            held.add(line);
            var work = meanwhile;
            meanwhile = Optional.empty();
            work.ifPresent(Runnable::run);
        }

        @Override
        public void end(String callId, Predicate<String> tenants) {}
    }

    @Test
    void aTrunksCallsCountAgainstItsTenantsLimit() throws Exception {
        // Given
        var behind = new Holding();
        var host = host(behind);
        var refused = new ArrayList<Throwable>();
        behind.meanwhile = Optional.of(() -> {
            try {
                host.host(line("acme", "retail"));
            } catch (MeshException | InterruptedException expected) {
                refused.add(expected);
            }
        });

        // When
        host.host(line("acme", "retail"));
        host.host(line("acme", "retail"));

        // Then
        assertThat(refused).singleElement().satisfies(one -> assertThat(((MeshException) one).fault()).isInstanceOf(Fault.LimitReached.class));
        assertThat(held).hasSize(2);
        assertThat(audit).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo("limit_reached");
            assertThat(event.tenant()).isEqualTo("acme");
            assertThat(event.visit().surface()).isEqualTo("sip");
        });
    }

    @Test
    void anAssistantThatIsNotThereIsWrittenDown() {
        var host = host(new Holding());

        assertThatThrownBy(() -> host.host(line("", "nobody"))).isInstanceOf(MeshException.class);
        assertThat(audit).singleElement().satisfies(event -> assertThat(event.outcome()).isEqualTo("not_found"));
    }

    @Test
    void whoIsTurnedAwayIsWrittenDownWithTheirAddress() {
        host(new Holding()).turnedAway(InetAddress.ofLiteral("192.0.2.7"), new Fault.Unauthenticated("no trunk is for this address"));

        assertThat(audit).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo("unauthenticated");
            assertThat(event.visit().peer()).isEqualTo("192.0.2.7");
        });
    }
}
