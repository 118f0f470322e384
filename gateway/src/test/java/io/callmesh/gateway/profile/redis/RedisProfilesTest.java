package io.callmesh.gateway.profile.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.backstage.redis.Redis;
import io.callmesh.gateway.profile.Caller;
import io.callmesh.gateway.profile.Fact;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.Wrapping;
import io.callmesh.runtime.seal.redis.MeshSeal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a real Redis.
class RedisProfilesTest {

    private static final Caller CALLER = new Caller("acme", "+15550100");

    private final Instant now = Instant.now();
    private final Fact order = new Fact("orderNumber", "4271", "retail/call-1", now.plusSeconds(3_600)), size = new Fact("size", "large", "coffee/call-2", now.plusSeconds(60));

    private Redis redis;
    private RedisLink link;
    private MeshSeal seal;
    private RedisProfiles profiles;

    @BeforeEach
    void start() throws Exception {
        redis = Redis.start(0);
        link = new RedisLink(redis.url(), Duration.ofSeconds(1));
        seal = MeshSeal.open(link, Wrapping.passing());
        profiles = new RedisProfiles(link, seal.seal(), seal.keys());
    }

    @AfterEach
    void stop() throws Exception {
        seal.close();
        link.close();
        redis.close();
    }

    @Test
    void factsComeBackUntilTheyAreToBeForgotten() {
        // When
        profiles.remember(CALLER, List.of(order));
        profiles.remember(CALLER, List.of(size));

        // Then
        assertThat(profiles.of(CALLER, now)).containsExactly(order, size);
        assertThat(profiles.of(CALLER, now.plusSeconds(600))).containsExactly(order);
        assertThat(profiles.of(new Caller("other", "+15550100"), now)).isEmpty();
        assertThat(link.<Long>ask(commands -> commands.pttl("callmesh:caller:" + CALLER.hash()))).isBetween(3_500_000L, 3_600_000L);
    }

    @Test
    void nothingIsLeftOfWhoIsErased() {
        profiles.remember(CALLER, List.of(order, size));
        assertThat(profiles.erase(CALLER)).isTrue();
        assertThat(profiles.of(CALLER, now)).isEmpty();
        assertThat(link.<List<String>>ask(commands -> commands.keys("*"))).containsExactly("callmesh:{" + CALLER.owner() + "}:key");
        assertThat(profiles.erase(CALLER)).isFalse();
    }

    @Test
    void factsAreSealedAndGoWithTheKeyOfTheirCaller() {
        profiles.remember(CALLER, List.of(order, size));
        var stored = link.<Map<String, String>>ask(commands -> commands.hgetall("callmesh:caller:" + CALLER.hash()));
        assertThat(stored).containsOnlyKeys("orderNumber", "size");
        assertThat(stored.toString()).doesNotContain("4271", "large", "retail");
        assertThat(link.<Long>ask(commands -> commands.pttl("callmesh:{" + CALLER.owner() + "}:key"))).isBetween(3_500_000L, 3_600_000L);

        // Put in each other's place they say nothing
        link.ask(commands -> commands.hset("callmesh:caller:" + CALLER.hash(), "size", Objects.requireNonNull(stored.get("orderNumber"))));
        assertThat(profiles.of(CALLER, now)).containsExactly(order);

        // When
        seal.keys().erase(CALLER.owner(), Duration.ofMinutes(1));

        // Then
        assertThat(profiles.of(CALLER, now)).isEmpty();
    }
}
