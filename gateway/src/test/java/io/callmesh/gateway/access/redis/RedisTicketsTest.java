package io.callmesh.gateway.access.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.backstage.redis.Redis;
import io.callmesh.gateway.access.Limits;
import io.callmesh.gateway.access.MemoryTickets;
import io.callmesh.gateway.access.Principal;
import io.callmesh.gateway.access.Role;
import io.callmesh.gateway.access.Tickets.Ticket;
import io.callmesh.runtime.redis.RedisLink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Against a real Redis.
class RedisTicketsTest {

    private static final Ticket TICKET = new Ticket(new Principal("acme", "key:abc/browser:x", Set.of(Role.CALLER), Set.of("retail"), new Limits(5, 6, 7)), Instant.parse("2026-11-22T10:00:00Z"));

    @Test
    void oneGatewayMakesItAndAnotherTakesItOnce() throws Exception {
        try (var redis = Redis.start(0); var here = new RedisLink(redis.url(), Duration.ofSeconds(1)); var there = new RedisLink(redis.url(), Duration.ofSeconds(1))) {
            var one = tickets(here);
            var two = tickets(there);

            one.put("hash", TICKET);

            assertThat(two.take("hash")).contains(TICKET);
            assertThat(two.take("hash")).isEmpty();
            assertThat(one.take("hash")).isEmpty();
        }
    }

    @Test
    void aGatewayAloneNeedsNoRedis() {
        try (var nowhere = new RedisLink("redis://127.0.0.1:1", Duration.ofMillis(200))) {
            var tickets = tickets(nowhere);

            tickets.put("hash", TICKET);

            assertThat(tickets.take("hash")).contains(TICKET);
            assertThat(tickets.take("hash")).isEmpty();
        }
    }

    private static RedisTickets tickets(RedisLink link) {
        return new RedisTickets(link, new MemoryTickets(10, InstantSource.fixed(Instant.parse("2026-11-22T09:59:30Z"))));
    }
}
