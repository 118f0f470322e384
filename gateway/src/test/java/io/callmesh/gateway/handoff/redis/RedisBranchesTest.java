package io.callmesh.gateway.handoff.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.backstage.redis.Redis;
import io.callmesh.gateway.handoff.Briefing;
import io.callmesh.gateway.handoff.BriefingJsonTest;
import io.callmesh.gateway.handoff.Floor;
import io.callmesh.gateway.handoff.Handset;
import io.callmesh.gateway.handoff.JoinTokens.Ticket;
import io.callmesh.gateway.handoff.LiveCall;
import io.callmesh.gateway.handoff.MemoryJoinTokens;
import io.callmesh.gateway.handoff.Outbox;
import io.callmesh.gateway.handoff.Person;
import io.callmesh.gateway.handoff.Queues;
import io.callmesh.runtime.redis.RedisLink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Two gateways and a real Redis.
class RedisBranchesTest {

    private static final Ticket TICKET = new Ticket("call-1", "Ana", "en", "key:1", "http://b");

    private static Floor floor(String address) {
        return new Floor(new Queues(Map.of(), Set.of()), new Outbox(List.of(), List.of()), System::nanoTime, address);
    }

    @Test
    void aCallAndAPersonAreKnownAtTheOtherGatewayAndNothingThatWasSaid() throws Exception {
        try (var redis = Redis.start(0); var link = new RedisLink(redis.url(), Duration.ofSeconds(1))) {
            // Given
            Floor here = floor("http://a"), there = floor("http://b");
            there.open("call-1", new Waiting());
            there.present("acme", "Bo", Set.of("service"));

            // When
            exchanged(link, there, here);

            // Then
            var far = here.farCalls().getFirst();
            assertThat(far.gateway()).isEqualTo("http://b");
            assertThat(far.standing()).isEqualTo(LiveCall.Standing.WAITING);
            assertThat(far.call().id()).isEqualTo(new Waiting().briefing().call().id());
            assertThat(here.staffed("acme", "service")).isTrue();
            assertThat(here.staffed("globex", "service")).isFalse();
            assertThat(link.<String>ask(commands -> commands.get("callmesh:floor:http://b"))).contains("WAITING").doesNotContain("order", "caller", "4930123");

            // When
            there.close("call-1", there.calls().getFirst());
            there.absent("acme", "Bo");
            exchanged(link, there, here);

            // Then
            assertThat(here.farCalls()).isEmpty();
            assertThat(here.staffed("acme", "service")).isFalse();
        }
    }

    private static void exchanged(RedisLink link, Floor... floors) {
        for (var floor : floors) {
            try (var branches = RedisBranches.of(link, floor)) {
                branches.exchange();
            }
        }
    }

    @Test
    void withoutRedisThereIsNobodyElse() {
        try (var nowhere = new RedisLink("redis://127.0.0.1:1", Duration.ofMillis(200)); var branches = RedisBranches.of(nowhere, floor("http://a"))) {
            branches.exchange();
        }
        assertThat(floor("http://a").farCalls()).isEmpty();
    }

    @Test
    void aTokenOfOneGatewayIsGoodAtEachAndOnce() throws Exception {
        try (var redis = Redis.start(0); var here = new RedisLink(redis.url(), Duration.ofSeconds(1)); var there = new RedisLink(redis.url(), Duration.ofSeconds(1))) {
            var one = tokens(here);
            var two = tokens(there);
            String token = one.issue(TICKET);
            assertThat(two.find(token)).contains(TICKET);
            assertThat(two.take(token)).contains(TICKET);
            assertThat(one.find(token)).isEmpty();
            assertThat(one.take(token)).isEmpty();
        }
    }

    @Test
    void aTokenOfAGatewayWithoutRedisIsGoodThere() {
        try (var nowhere = new RedisLink("redis://127.0.0.1:1", Duration.ofMillis(200))) {
            var tokens = tokens(nowhere);
            String token = tokens.issue(TICKET);
            assertThat(tokens.find(token)).contains(TICKET);
            assertThat(tokens.take(token)).contains(TICKET);
            assertThat(tokens.take(token)).isEmpty();
        }
    }

    private static RedisJoinTokens tokens(RedisLink link) {
        return new RedisJoinTokens(link, new MemoryJoinTokens(System::nanoTime));
    }

    private static final class Waiting implements LiveCall {

        @Override
        public Briefing briefing() {
            return BriefingJsonTest.briefing(Briefing.Kind.HAND_OFF);
        }

        @Override
        public Standing standing() {
            return Standing.WAITING;
        }

        @Override
        public boolean transfers() {
            return false;
        }

        @Override
        public Optional<Handset> join(Person person) {
            return Optional.empty();
        }
    }
}
