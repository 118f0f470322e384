package io.callmesh.gateway.profile.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.backstage.redis.Redis;
import io.callmesh.gateway.profile.Caller;
import io.callmesh.gateway.profile.Fact;
import io.callmesh.runtime.redis.RedisLink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private RedisProfiles profiles;

    @BeforeEach
    void start() throws Exception {
        redis = Redis.start(0);
        link = new RedisLink(redis.url(), Duration.ofSeconds(1));
        profiles = new RedisProfiles(link);
    }

    @AfterEach
    void stop() throws Exception {
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
        assertThat(link.<List<String>>ask(commands -> commands.keys("*"))).isEmpty();
        assertThat(profiles.erase(CALLER)).isFalse();
    }
}
