package io.callmesh.gateway.tool.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.backstage.redis.Redis;
import io.callmesh.gateway.tool.Ledger;
import io.callmesh.gateway.tool.LedgerContract;
import io.callmesh.runtime.redis.RedisLink;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a real Redis.
class RedisLedgerTest extends LedgerContract {

    private Redis redis;
    private RedisLink link;

    @BeforeEach
    void start() throws Exception {
        redis = Redis.start(0);
        link = new RedisLink(redis.url(), Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() throws Exception {
        link.close();
        redis.close();
    }

    @Override
    protected Ledger ledger() {
        return new RedisLedger(link, Duration.ofHours(1));
    }

    @Test
    void deedsLiveAsLongAsConfiguredAndHoldNoArgument() {
        ledger().begin(deed("call", 3, "4271"), Set.of());
        assertThat(link.<Long>ask(commands -> commands.pttl("callmesh:deeds:call"))).isBetween(3_500_000L, 3_600_000L);
        assertThat(link.<String>ask(commands -> commands.hgetall("callmesh:deeds:call").toString())).doesNotContain("4271");
    }
}
